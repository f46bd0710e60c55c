// Builds the web pages: for each an HTML file, and its script and style, whose names contain their hashes.
import { createHash } from 'node:crypto';
import { readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { root } from '../project.mjs';
import { loadEsbuild } from './esbuild.mjs';
import { isStale, keepOnly, writeWhole } from './files.mjs';

/** The folder that is deployed to the bucket and served by npm start. */
export const pagesFolder = join(root, 'dist/web');
/** Tells the local server which process builds, or why the last build failed; absent after a success. */
const buildFile = join(root, 'dist/web-build.json');

/**
 * A folder with index.html, main.tsx, style.css and texts.ts. `one script`: as small as it gets, with the calls of its
 * jsx.ts. `parts`: each view is a script, loaded when it is opened.
 * @typedef {{ source: string, built: string, form: 'one script' | 'parts' }} Page
 */

/** @type {readonly Page[]} */
export const pages = [
  { source: 'web/form', built: 'index.html', form: 'one script' },
  { source: 'web/console', built: 'console.html', form: 'parts' },
];

/** Files that the pages serve as they are. */
const copied = { 'icon.svg': 'web/shared/icon.svg' };

const sources = { folders: ['web', 'clients/typescript', 'scripts/build'], files: ['package-lock.json', 'shop.json'] };

/** @param {Uint8Array} content */
const hashOf = (content) => `sha384-${createHash('sha384').update(content).digest('base64')}`;

/**
 * Makes the script of a page 3 % smaller than esbuild does, over all its modules at once.
 * @param {string} code
 */
const minified = async (code) => {
  const { minify } = await import('@swc/core');
  const options = { module: true, compress: { passes: 3, ecma: 2022, toplevel: true }, mangle: { toplevel: true } };
  return (await minify(code, /** @type {import('@swc/core').JsMinifyOptions} */ (options))).code;
};

/** The file of an asset, whose name has its hash. @param {string} name @param {string} ending @param {string | Uint8Array} contents */
const assetOf = (name, ending, contents) => {
  const bytes = Buffer.from(contents);
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 10);
  return { path: join(pagesFolder, `assets/${name}-${hash}${ending}`), contents: bytes };
};

/** The options of esbuild for the script of a page. @param {Page} page @returns {import('esbuild').BuildOptions} */
const formOf = ({ source, form }) =>
  form === 'parts'
    ? {
        jsx: 'automatic',
        splitting: true,
        entryNames: 'assets/[name]-[hash]',
        chunkNames: `assets/${basename(source)}-part-[name]-[hash]`,
      }
    : {
        // JSX as calls of `h`, which the page's jsx.ts exports: smaller than with the runtime that the types know.
        tsconfigRaw: { compilerOptions: { jsx: 'react', jsxFactory: 'h', jsxFragmentFactory: 'Fragment' } },
        inject: [join(source, 'jsx.ts')],
        alias: { 'openapi-fetch': `./${source}/fetch-client.ts` },
      };

/** @satisfies {import('esbuild').BuildOptions} */
const pageOptions = {
  absWorkingDir: root,
  outdir: pagesFolder,
  bundle: true,
  write: false,
  minify: true,
  format: 'esm',
  platform: 'browser',
  target: ['es2022', 'chrome109', 'firefox116', 'safari16'],
  // No browser has a process: what a library does in Node.js falls away.
  define: { 'process.env.NODE_ENV': '"production"', process: 'undefined' },
  legalComments: 'none',
  logLevel: 'silent',
  charset: 'utf8',
};

/** The files of a page: its script or scripts, and its style. @param {Page} page @returns {Promise<Asset[]>} */
const bundlePage = async (page) => {
  const { build } = await loadEsbuild();
  const name = basename(page.source);
  const { outputFiles = [] } = await build({
    ...pageOptions,
    entryPoints: ['main.tsx', 'style.css'].map((file) => ({ in: join(page.source, file), out: name })),
    ...formOf(page),
  });
  // Parts import each other by their names, which have esbuild's hashes.
  if (page.form === 'parts') return outputFiles;
  return Promise.all(
    outputFiles.map(async ({ path, text }) =>
      path.endsWith('.css') ? assetOf(name, '.css', text) : assetOf(name, '.js', await minified(text)),
    ),
  );
};

/** @typedef {{ path: string, contents: Uint8Array }} Asset */

/** The address of an asset in a page. @param {Asset} asset */
const placeOf = ({ path, contents }) => ({ address: `/assets/${basename(path)}`, hash: hashOf(contents) });

/** True if the script of Stripe runs beside ours. @returns {Promise<boolean>} */
const hasStripe = async () => {
  const { payments } = JSON.parse(await readFile(join(root, 'shop.json'), 'utf8'));
  return payments?.provider === 'stripe' && payments.publishableKey !== undefined;
};

/** The languages of texts.ts, in the order of its columns. */
const languages = ['en', 'de'];

/** A file of texts for each language, with one hash, so that the page can name both. @param {Page} page */
const textsOf = async ({ source }) => {
  const { build } = await loadEsbuild();
  const entryPoints = [join(source, 'texts.ts')];
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints,
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'silent',
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  const module = await import(`data:text/javascript;base64,${Buffer.from(code).toString('base64')}`);
  /** @type {Record<string, string[]>} */
  const texts = module.texts;
  const hash = createHash('sha256').update(code).digest('hex').slice(0, 10);
  const address = `/assets/${basename(source)}-*-${hash}.json`;
  const files = languages.map((language, column) => ({
    path: join(pagesFolder, address.replace('*', language)),
    contents: Buffer.from(
      JSON.stringify(Object.fromEntries(Object.entries(texts).map(([key, each]) => [key, each[column]]))),
    ),
  }));
  return { address, files };
};

/** The script of all pages that runs before they show anything. @returns {Promise<Asset>} */
const firstScript = async () => {
  const { build } = await loadEsbuild();
  const { outputFiles } = await build({
    ...pageOptions,
    entryPoints: ['web/shared/first.ts'],
    format: 'iife',
  });
  return assetOf('first', '.js', outputFiles?.[0]?.contents ?? new Uint8Array());
};

/**
 * The HTML of a page, with the addresses of its files. Its policy names the scripts by their hashes and adds to the policy of
 * the header: a page runs no other script, whatever else is below its origin.
 * @param {Page} page @param {readonly Asset[]} files @param {Asset} first @param {string} texts their address
 */
const htmlOf = async ({ source, form }, files, first, texts) => {
  const html = await readFile(join(root, source, 'index.html'), 'utf8');
  /** @param {string} ending */
  const fileOf = (ending) => {
    const file = files.find(({ path }) => path.endsWith(ending) && !path.includes('-part-'));
    if (!file) throw new Error(`esbuild made no ${ending} of ${source}`);
    return placeOf(file);
  };
  const [script, style, before] = [fileOf('.js'), fileOf('.css'), placeOf(first)];
  const own = `script-src '${before.hash}' '${script.hash}'${(await hasStripe()) ? ' https://js.stripe.com' : ''}`;
  // A part is imported without a hash to compare it with, so a page in parts has the policy of the header only.
  const policy = form === 'parts' ? "object-src 'none'" : own;
  return html
    .replace('data-texts="texts.ts"', `data-texts="${texts}"`)
    .replace('<!-- policy -->', `<meta http-equiv="Content-Security-Policy" content="${policy}">`)
    .replace('src="first.ts"', `src="${before.address}" integrity="${before.hash}"`)
    .replace('href="style.css"', `href="${style.address}" integrity="${style.hash}"`)
    .replace('src="main.tsx"', `src="${script.address}" integrity="${script.hash}"`);
};

const bundlePages = async () => {
  const first = await firstScript();
  const built = await Promise.all(
    pages.map(async (page) => {
      const [files, texts] = await Promise.all([bundlePage(page), textsOf(page)]);
      return { page, files: [...files, ...texts.files], html: await htmlOf(page, files, first, texts.address) };
    }),
  );
  const assets = [first, ...built.flatMap(({ files }) => files)];
  for (const { path, contents } of assets) await writeWhole(path, contents);
  for (const [name, source] of Object.entries(copied))
    await writeWhole(join(pagesFolder, name), await readFile(join(root, source)));
  // The HTML names assets, so it comes after them.
  for (const { page, html } of built) await writeWhole(join(pagesFolder, page.built), html);
  await keepOnly(join(pagesFolder, 'assets'), new Set(assets.map(({ path }) => basename(path))));
  const toKeep = [...pages.map(({ built: file }) => file), ...Object.keys(copied)];
  await keepOnly(pagesFolder, new Set(['assets', ...toKeep.map((file) => file.split('/')[0] ?? file)]));
};

/** True if a page is missing or older than a source. @returns {Promise<boolean>} */
export const pagesAreStale = async () => {
  const stale = await Promise.all(pages.map(({ built }) => isStale(join(pagesFolder, built), sources)));
  return stale.includes(true);
};

/** Makes the local server say that the pages are being built. */
export const announceBuild = () => writeWhole(buildFile, JSON.stringify({ state: 'building', pid: process.pid }));

/** Makes it serve the files that are there. */
export const endBuild = () => rm(buildFile, { force: true });

/** Builds the pages. A failure is thrown, and the local server shows it. */
export const buildPages = async () => {
  await announceBuild();
  try {
    await bundlePages();
    await endBuild();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    await writeWhole(buildFile, JSON.stringify({ state: 'failed', message }));
    throw error;
  }
};

/** Builds the pages unless they are newer than all their sources. @returns {Promise<string>} their folder */
export const buildPagesIfStale = async () => {
  if (await pagesAreStale()) await buildPages();
  else await endBuild();
  return pagesFolder;
};
