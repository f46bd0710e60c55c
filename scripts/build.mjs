// Bundles what runs: the local command line, and one Lambda function per operation.
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const help = `Usage: npm run build -- [local] [functions] [options]

  local       dist/local/cli.mjs and assets/, what npm start runs
  functions   dist/functions/<operation>/, what cdk deploys: index.cjs and the files that it reads; beside the
              operations' 'unmatched' (404 and 405) and 'everything' (all operations in one);
              dist/meta/<operation>.json, what is in it
  layer       the same without third-party code in dist/layered/, and that code in dist/layer/, which all share
  (none)      local and functions

Options
  --if-stale  only what is older than its sources
  -h, --help  this text`;

const root = fileURLToPath(new URL('..', import.meta.url));
const localBundle = join(root, 'dist/local/cli.mjs');
/** @typedef {import('./build.mjs').CodeForm} CodeForm */
/** Where each form of the functions lies. @type {Readonly<Record<CodeForm, { functions: string, meta: string }>>} */
const folders = {
  bundled: { functions: join(root, 'dist/functions'), meta: join(root, 'dist/meta') },
  layer: { functions: join(root, 'dist/layered'), meta: join(root, 'dist/layered-meta') },
};
/** Lambda unpacks it in /opt, where Node.js looks for packages. */
const layerFolder = join(root, 'dist/layer/nodejs/node_modules');

/** The files that pages serve: the name they ask for, and where it comes from. @type {Readonly<Record<string, string>>} */
const assetSources = {
  'openapi.json': 'docs/openapi.json',
  'swagger-ui-bundle.js': 'node_modules/swagger-ui-dist/swagger-ui-bundle.js',
  'swagger-ui.css': 'node_modules/swagger-ui-dist/swagger-ui.css',
};

/** @param {string} id placeOrder → place-order */
const kebabCase = (id) => id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** @type {typeof import('esbuild') | undefined} */
let loaded;
/** Loaded late: `npm start` on a fresh bundle does without it. */
const loadEsbuild = async () => {
  try {
    loaded = await import('esbuild');
    return loaded;
  } catch {
    throw new Error('esbuild is not installed: run npm ci with development dependencies, or ship dist/ built');
  }
};

/** Ends esbuild's own process, for callers that go on to do something else. */
export const stopBuilding = async () => loaded?.stop();

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  write: false,
  platform: 'node',
  target: 'node20',
  // Packages' ES modules first: what is not used falls away, and loading takes two thirds of the time.
  mainFields: ['module', 'main'],
  legalComments: 'none',
  logLevel: 'silent',
  charset: 'utf8',
};

/** CommonJS packages inside an ES module still ask for Node's own modules by require. */
const requireBanner = `import { createRequire as createRequireForBundle } from 'node:module';
const require = createRequireForBundle(import.meta.url);`;

const draftsFolder = join(root, 'dist/drafts');

/**
 * Readers see the old file or the new one, never half of it; and no draft, which would be deployed with a function.
 * @param {string} path @param {string | Uint8Array} content
 */
const writeWhole = async (path, content) => {
  await mkdir(dirname(path), { recursive: true });
  await mkdir(draftsFolder, { recursive: true });
  const draft = join(draftsFolder, `${basename(path)}.${process.pid}.${Math.random().toString(36).slice(2)}`);
  await writeFile(draft, content);
  await rename(draft, path);
};

/** @param {unknown} error */
const isAbsent = (error) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/**
 * Copies what is there. The contract is generated, and everything but its page does without it; who deploys that page
 * is told (cdk/functions/bundles.ts).
 * @param {Iterable<string>} names @param {string} folder
 */
const copyAssets = async (names, folder) => {
  for (const name of names) {
    const source = Object.hasOwn(assetSources, name) ? assetSources[name] : undefined;
    if (source === undefined)
      throw new Error(`asset ${name}: assetSources in scripts/build.mjs does not say where it is`);
    try {
      await writeWhole(join(folder, name), await readFile(join(root, source)));
    } catch (error) {
      if (!isAbsent(error)) throw error;
      await rm(join(folder, name), { force: true });
    }
  }
};

/** Bundles src/infrastructure/cli.ts, and puts every asset beside it. Resolves to the path of the bundle. */
export const bundleLocal = async () => {
  const { build } = await loadEsbuild();
  await copyAssets(Object.keys(assetSources), join(dirname(localBundle), 'assets'));
  const { outputFiles } = await build({
    ...common,
    entryPoints: ['src/infrastructure/cli.ts'],
    outfile: localBundle,
    format: 'esm',
    banner: { js: requireBanner },
  });
  for (const file of outputFiles ?? []) await writeWhole(file.path, file.contents);
  return localBundle;
};

/** @typedef {import('./build.mjs').OperationModule} OperationModule */

const operationsFolder = 'src/adapters/http/operations';

/** The area of each module that declares operations: its folder. @returns {Promise<ReadonlyMap<string, string>>} */
const areasByModule = async () => {
  const files = await readdir(join(root, operationsFolder), { recursive: true });
  return new Map(files.map((file) => [basename(file, '.ts'), dirname(file).replaceAll('\\', '/')]));
};

/** Every operation of the registry, with the module that declares it. @returns {Promise<OperationModule[]>} */
export const listOperations = async () => {
  const { build } = await loadEsbuild();
  const { outputFiles } = await build({
    ...common,
    entryPoints: [`${operationsFolder}/registry.ts`],
    outfile: join(root, 'dist/registry.mjs'),
    format: 'esm',
    banner: { js: requireBanner },
  });
  // A name of its own: a module is loaded once per address, and two builds may run at once.
  const path = join(root, `dist/registry.${process.pid}.${Date.now()}.mjs`);
  await writeWhole(path, outputFiles?.[0]?.contents ?? '');
  try {
    /** @type {{ operations: readonly (Pick<OperationModule, 'id' | 'kind' | 'method' | 'path' | 'assets'> & { useCase?: { uses: readonly string[] } })[] }} */
    const { operations } = await import(pathToFileURL(path).href);
    const areas = await areasByModule();
    return operations.map(({ id, kind, method, path: at, assets = [], useCase }) => ({
      id,
      kind,
      method,
      path: at,
      commits: useCase?.uses.includes('commit') ?? false,
      assets,
      module: `#adapters/http/operations/${areas.get(kebabCase(id))}/${kebabCase(id)}`,
    }));
  } finally {
    await rm(path, { force: true });
  }
};

/** The functions that nobody calls by HTTP (src/adapters/lambda/jobs.ts), each with its entry. @returns {Promise<OperationModule[]>} */
const listJobs = async () => {
  const { build } = await loadEsbuild();
  const path = join(root, `dist/jobs.${process.pid}.${Date.now()}.mjs`);
  const { outputFiles } = await build({
    ...common,
    entryPoints: ['src/adapters/lambda/jobs.ts'],
    outfile: path,
    format: 'esm',
  });
  await writeWhole(path, outputFiles?.[0]?.contents ?? '');
  try {
    /** @type {{ jobs: readonly { id: string }[] }} */
    const { jobs } = await import(pathToFileURL(path).href);
    return jobs.map(({ id }) => ({
      ...noOperation,
      id,
      kind: 'use-case',
      assets: [],
      entry: `${overTable}export { handler } from '#infrastructure/deployed/${kebabCase(id)}';\n`,
    }));
  } finally {
    await rm(path, { force: true });
  }
};

/** What a package gets in functions for another that it asks for: docs/adr/0016. */
const standIns = [
  { asker: 'electrodb', asked: 'jsonschema', standIn: 'jsonschema.cjs' },
  { asker: 'electrodb', asked: './src/service', standIn: 'collections.cjs' },
  { asker: 'electrodb', asked: '@aws-sdk/lib-dynamodb', standIn: 'commands.cjs' },
  { asker: '@aws-sdk/client-dynamodb', asked: '@aws-sdk/credential-provider-node', standIn: 'credentials.mjs' },
  { asker: '@aws-sdk/client-eventbridge', asked: '@aws-sdk/credential-provider-node', standIn: 'credentials.mjs' },
  { asker: '@aws-sdk/client-sesv2', asked: '@aws-sdk/credential-provider-node', standIn: 'credentials.mjs' },
];

/** @param {typeof standIns} chosen @returns {import('esbuild').Plugin} */
const leanPackages = (chosen) => ({
  name: 'lean-packages',
  setup: (hooks) =>
    hooks.onResolve({ filter: /^[a-z@]|^\.\/src\/service$/ }, ({ path, importer }) => {
      const folder = importer.replaceAll('\\', '/');
      const found = chosen.find(({ asker, asked }) => path === asked && folder.includes(`/node_modules/${asker}/`));
      return found && { path: join(root, 'scripts/functions', found.standIn) };
    }),
});

const overTable = `import './scripts/functions/commands.mjs';\n`;
/** What a function that is no operation's has instead of one. */
const noOperation = { method: '', path: '', commits: false, module: '' };

/** What makes a function's handler, by what its operation is. */
const handlerMakers = {
  'use-case': { before: overTable, module: '#infrastructure/deployed/operations', name: 'lambdaFor' },
  committing: { before: overTable, module: '#infrastructure/deployed/counted', name: 'countedLambdaFor' },
  page: { before: '', module: '#infrastructure/deployed/page', name: 'pageFor' },
};

/** @param {OperationModule} operation */
const entryOf = ({ id, kind, commits, module }) => {
  const maker = handlerMakers[commits ? 'committing' : kind];
  return `${maker.before}import { ${maker.name} } from ${JSON.stringify(maker.module)};
import { ${id}Operation } from ${JSON.stringify(module)};
export const handler = ${maker.name}([${id}Operation]);
`;
};

/**
 * The functions that are no operation's own: the one behind no route, and the one that is all operations.
 * @param {readonly OperationModule[]} operations @returns {OperationModule[]}
 */
const sharedFunctions = (operations) => {
  const routes = operations.map(({ id, method, path }) => ({ id, method, path }));
  return [
    {
      ...noOperation,
      id: 'unmatched',
      kind: 'page',
      assets: [],
      entry: `import { unmatchedFor } from '#infrastructure/deployed/unmatched';
export const handler = unmatchedFor(${JSON.stringify(routes)});
`,
    },
    {
      ...noOperation,
      id: 'everything',
      kind: 'use-case',
      assets: operations.flatMap(({ assets }) => assets),
      entry: `${overTable}import { operations } from '#adapters/http/operations/registry';
import { countedLambdaFor } from '#infrastructure/deployed/counted';
export const handler = countedLambdaFor(operations);
`,
    },
  ];
};

/** Entries that are written nowhere. @param {readonly OperationModule[]} operations @returns {import('esbuild').Plugin} */
const functionEntries = (operations) => {
  const entries = new Map(
    operations.map((operation) => [`function:${operation.id}`, operation.entry ?? entryOf(operation)]),
  );
  return {
    name: 'function-entries',
    setup: (hooks) => {
      hooks.onResolve({ filter: /^function:/ }, ({ path }) => ({ path, namespace: 'function' }));
      hooks.onLoad({ filter: /.*/, namespace: 'function' }, ({ path }) => ({
        contents: entries.get(path) ?? '',
        loader: 'ts',
        resolveDir: root,
      }));
    },
  };
};

/**
 * A use case reads the shop's settings, a page what it serves.
 * @param {Pick<OperationModule, 'kind' | 'assets'>} operation @param {string} folder
 */
const putFilesBeside = async ({ kind, assets }, folder) => {
  if (kind === 'use-case') await writeWhole(join(folder, 'shop.json'), await readFile(join(root, 'shop.json')));
  await copyAssets(assets, folder);
  // What is in the folder is deployed: nothing of an earlier build may stay.
  const expected = new Set(['index.cjs', ...(kind === 'use-case' ? ['shop.json'] : []), ...assets]);
  for (const name of await readdir(folder))
    if (!expected.has(name)) await rm(join(folder, name), { recursive: true, force: true });
};

/** esbuild's metafile of one function alone. @param {import('esbuild').Metafile} metafile @param {string} name */
const metaOf = (metafile, name) => {
  const output = metafile.outputs[name];
  if (!output) throw new Error(`esbuild says nothing about ${name}`);
  const held = Object.keys(output.inputs).map((input) => [input, metafile.inputs[input]]);
  return { inputs: Object.fromEntries(held), outputs: { [name]: output } };
};

/**
 * The list is what the folders were built from, also when nobody asks the sources any more.
 * @param {CodeForm} form @param {readonly string[]} ids
 */
const keepOnly = async (form, ids) => {
  const { functions, meta } = folders[form];
  for (const name of await readdir(functions))
    if (!ids.includes(name)) await rm(join(functions, name), { recursive: true, force: true });
  for (const name of await readdir(meta))
    if (!ids.includes(basename(name, '.json'))) await rm(join(meta, name), { force: true });
  await writeWhole(join(functions, 'operations.json'), `${JSON.stringify(ids)}\n`);
};

/** @param {CodeForm} form @param {string} id */
const placesOf = (form, id) => ({
  folder: join(folders[form].functions, id),
  meta: join(folders[form].meta, `${id}.json`),
});

/** Falls apart when it is bundled: a function takes a tenth of it, and a layer would hold all. */
const keptInFunctions = ['zod'];

/** Third-party code is looked for at run time. @type {import('esbuild').Plugin} */
const fromLayer = {
  name: 'from-layer',
  setup: (hooks) => {
    hooks.onResolve({ filter: /^[a-z@]|^\.\/src\/service$/ }, ({ path, kind }) => {
      const isOurs = kind === 'entry-point' || path.startsWith('function:') || isBuiltin(path);
      if (isOurs || keptInFunctions.some((name) => path === name || path.startsWith(`${name}/`))) return undefined;
      return { path, external: true };
    });
  },
};

/**
 * Puts the packages that the functions ask for where Lambda's Node.js finds them: all in one file, so that what they
 * share is there once, and each evaluated when it is first asked for.
 * @param {import('esbuild').Metafile} metafile of the functions
 */
const bundleLayer = async (metafile) => {
  const { build } = await loadEsbuild();
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  const asked = imports.filter(({ path, external }) => external && !isBuiltin(path)).map(({ path }) => path);
  const names = [...new Set(asked)].sort();
  const { outputFiles } = await build({
    ...common,
    stdin: {
      contents: names
        .map((name) => `exports[${JSON.stringify(name)}] = () => require(${JSON.stringify(name)});`)
        .join('\n'),
      resolveDir: root,
    },
    outfile: join(layerFolder, 'third-party.cjs'),
    format: 'cjs',
    minify: true,
    // The commands are handed over by a module of the function, which has another copy.
    plugins: [leanPackages(standIns.filter(({ standIn }) => standIn !== 'commands.cjs'))],
  });
  await rm(layerFolder, { recursive: true, force: true });
  for (const file of outputFiles ?? []) await writeWhole(file.path, file.contents);
  for (const name of names) {
    const up = '../'.repeat(name.split('/').length);
    const found = `module.exports = require('${up}third-party.cjs')[${JSON.stringify(name)}]();\n`;
    await writeWhole(join(layerFolder, name, 'index.js'), found);
  }
};

/**
 * Bundles one Lambda function per operation, in one pass so that shared packages are parsed once. Each function holds
 * its own operation and no other; `meta` is esbuild's metafile of that function alone, kept where it is not deployed.
 * @param {CodeForm} [form] @returns {Promise<import('./build.mjs').FunctionBundle[]>}
 */
export const bundleFunctions = async (form = 'bundled') => {
  const { build } = await loadEsbuild();
  const operations = await listOperations();
  const listed = [...operations, ...sharedFunctions(operations), ...(await listJobs())];
  const { metafile, outputFiles } = await build({
    ...common,
    entryPoints: listed.map(({ id }) => ({ in: `function:${id}`, out: `${id}/index` })),
    outdir: folders[form].functions,
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    minify: true,
    metafile: true,
    plugins: [functionEntries(listed), ...(form === 'layer' ? [fromLayer] : [leanPackages(standIns)])],
  });
  const bundles = await Promise.all(
    listed.map(async (operation) => {
      const { id } = operation;
      const { folder, meta } = placesOf(form, id);
      const path = join(folder, 'index.cjs');
      const file = outputFiles?.find((output) => output.path === path);
      if (!metafile || !file) throw new Error(`esbuild made no function of ${id}`);
      const held = metaOf(metafile, relative(root, path).replaceAll('\\', '/'));
      await writeWhole(meta, `${JSON.stringify(held, null, 1)}\n`);
      await writeWhole(path, file.contents);
      await putFilesBeside(operation, folder);
      return { id, folder, meta, bytes: file.contents.byteLength };
    }),
  );
  if (metafile && form === 'layer') await bundleLayer(metafile);
  await keepOnly(
    form,
    listed.map(({ id }) => id),
  );
  return bundles;
};

/** @param {string} folder @returns {Promise<number>} the latest change of a file below it, in ms */
const latestChange = async (folder) => {
  const entries = await readdir(folder, { withFileTypes: true });
  const times = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? latestChange(path) : (await stat(path)).mtimeMs;
    }),
  );
  // The folder's own time tells of files that were removed.
  return Math.max((await stat(folder)).mtimeMs, ...times);
};

/** @param {string} built @param {readonly string[]} [others] what it holds besides the sources; may be absent */
const isStale = async (built, others = []) => {
  const builtAt = await stat(built).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  );
  if (builtAt === undefined) return true;
  const files = ['package.json', 'package-lock.json', 'scripts/build.mjs'].map(
    async (file) => (await stat(join(root, file))).mtimeMs,
  );
  const besides = others.map((file) =>
    stat(join(root, file)).then(
      ({ mtimeMs }) => mtimeMs,
      () => 0,
    ),
  );
  const changes = await Promise.all([...files, ...besides, latestChange(join(root, 'src'))]);
  return changes.some((changedAt) => changedAt > builtAt);
};

/** Builds the local bundle unless it is newer than everything it is made of. */
export const bundleLocalIfStale = async () => {
  if (await isStale(localBundle, ['docs/openapi.json'])) await bundleLocal();
  return localBundle;
};

/** Builds the functions unless they are newer than everything they are made of. @param {CodeForm} [form] */
export const bundleFunctionsIfStale = async (form = 'bundled') => {
  const list = join(folders[form].functions, 'operations.json');
  if (await isStale(list, ['docs/openapi.json', 'shop.json'])) await bundleFunctions(form);
  /** @type {string[]} */
  const ids = JSON.parse(await readFile(list, 'utf8'));
  return ids.map((id) => ({ id, ...placesOf(form, id) }));
};

const main = async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { 'if-stale': { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h', default: false } },
  });
  if (values.help) return console.log(help);
  const unknown = positionals.find((what) => !['local', 'functions', 'layer'].includes(what));
  if (unknown !== undefined) throw new TypeError(`unknown part: ${unknown}`);
  const asked = positionals.length > 0 ? positionals : ['local', 'functions'];
  const started = performance.now();
  if (asked.includes('local')) {
    const bundle = await (values['if-stale'] ? bundleLocalIfStale() : bundleLocal());
    console.error(`${relative(root, bundle)}  ${Math.ceil((await stat(bundle)).size / 1024)} KB`);
  }
  for (const [part, form] of /** @type {const} */ ([
    ['functions', 'bundled'],
    ['layer', 'layer'],
  ])) {
    if (!asked.includes(part)) continue;
    const bundles = await (values['if-stale'] ? bundleFunctionsIfStale(form) : bundleFunctions(form));
    const sizes = await Promise.all(bundles.map(async ({ folder }) => (await stat(join(folder, 'index.cjs'))).size));
    const range =
      sizes.length > 0 ? `${Math.ceil(Math.min(...sizes) / 1024)}–${Math.ceil(Math.max(...sizes) / 1024)} KB each` : '';
    console.error(`${relative(root, folders[form].functions)}  ${bundles.length} functions, ${range}`);
  }
  console.error(`${((performance.now() - started) / 1000).toFixed(2)} s`);
};

/** What went wrong, for people. @param {unknown} error */
export const explain = (error) => {
  if (typeof error === 'object' && error !== null && 'errors' in error && Array.isArray(error.errors))
    return error.errors
      .map(({ text, location }) => (location ? `${location.file}:${location.line}:${location.column} ${text}` : text))
      .join('\n');
  return error instanceof Error ? error.message : String(error);
};

if (process.argv[1] === fileURLToPath(import.meta.url))
  await main().catch((error) => {
    console.error(explain(error));
    if (error instanceof TypeError) console.error(`\n${help}`);
    process.exitCode = error instanceof TypeError ? 2 : 1;
  });
