// One Lambda function for each operation and job.
import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { root } from '../project.mjs';
import { copyAssets } from './assets.mjs';
import { commonOptions, loadEsbuild } from './esbuild.mjs';
import { isServerBundleStale, keepOnly, writeWhole } from './files.mjs';
import { functionEntries, functionSources } from './function-entries.mjs';
import { bundleLayer, importsFromLayer } from './layer.mjs';
import { readRegistry } from './registry.mjs';
import { functionStandIns, unusedElectrodb } from './stand-ins.mjs';

/** @import { FunctionSource } from './function-entries.mjs' */

/** The place of third-party code: inside each function, or in the layer that all share. @typedef {'bundled' | 'layer'} CodeForm */

/**
 * @typedef {object} FunctionBundle
 * @property {string} id
 * @property {string} folder exactly what is deployed
 * @property {string} meta esbuild's metafile of this function alone
 */

/** @type {Readonly<Record<CodeForm, { functions: string, meta: string }>>} */
const folders = {
  bundled: { functions: join(root, 'dist/functions'), meta: join(root, 'dist/meta') },
  layer: { functions: join(root, 'dist/layered'), meta: join(root, 'dist/layered-meta') },
};

/** The ids of the functions that were built. @param {CodeForm} form */
const listOf = (form) => join(folders[form].functions, 'operations.json');

/** @param {CodeForm} form @param {string} id @returns {FunctionBundle} */
const bundleOf = (form, id) => ({
  id,
  folder: join(folders[form].functions, id),
  meta: join(folders[form].meta, `${id}.json`),
});

/** @param {FunctionSource} source @param {string} folder @param {Uint8Array} code */
const writeFunction = async ({ hasSettings, assets }, folder, code) => {
  await writeWhole(join(folder, 'index.cjs'), code);
  const settings = hasSettings ? ['shop.json'] : [];
  for (const name of settings) await writeWhole(join(folder, name), await readFile(join(root, name)));
  await copyAssets(assets, folder);
  await keepOnly(folder, new Set(['index.cjs', ...settings, ...assets]));
};

/** The part of a metafile that is about one output. @param {import('esbuild').Metafile} metafile @param {string} name */
const partOfMetafile = (metafile, name) => {
  const output = metafile.outputs[name];
  if (!output) throw new Error(`esbuild's metafile has no output ${name}`);
  const inputs = Object.keys(output.inputs).map((input) => [input, metafile.inputs[input]]);
  return { inputs: Object.fromEntries(inputs), outputs: { [name]: output } };
};

/** Removes the functions that are no more, and lists those that are. @param {CodeForm} form @param {readonly string[]} ids */
const keepFunctions = async (form, ids) => {
  const { functions, meta } = folders[form];
  await keepOnly(functions, new Set([...ids, 'operations.json']));
  await keepOnly(meta, new Set(ids.map((id) => `${id}.json`)));
  await writeWhole(listOf(form), `${JSON.stringify(ids)}\n`);
};

/** The provider of payments that shop.json names; the synthesis checks the file. @returns {Promise<string>} */
const paymentProvider = async () => {
  /** @type {{ payments?: { provider?: string } }} */
  const { payments } = JSON.parse(await readFile(join(root, 'shop.json'), 'utf8'));
  return payments?.provider ?? 'simulator';
};

/**
 * Builds all functions in one pass, so that shared packages are parsed once, and writes nothing. A function holds its own
 * operation or job and no other.
 * @param {CodeForm} form @param {string} provider of payments
 */
export const buildFunctions = async (form, provider) => {
  const { build } = await loadEsbuild();
  const sources = functionSources(await readRegistry(), provider);
  const { metafile, outputFiles = [] } = await build({
    ...commonOptions,
    entryPoints: sources.map(({ id }) => ({ in: `function:${id}`, out: `${id}/index` })),
    outdir: folders[form].functions,
    outExtension: { '.js': '.cjs' },
    format: 'cjs',
    minify: true,
    metafile: true,
    plugins: [functionEntries(sources), unusedElectrodb, form === 'layer' ? importsFromLayer : functionStandIns],
  });
  return { sources, metafile, outputFiles };
};

/** @param {CodeForm} form @returns {Promise<FunctionBundle[]>} */
export const bundleFunctions = async (form) => {
  const { sources, metafile, outputFiles } = await buildFunctions(form, await paymentProvider());
  const bundles = await Promise.all(
    sources.map(async (source) => {
      const bundle = bundleOf(form, source.id);
      const path = join(bundle.folder, 'index.cjs');
      const file = outputFiles.find((output) => output.path === path);
      if (!file) throw new Error(`esbuild made no function ${source.id}`);
      const meta = partOfMetafile(metafile, relative(root, path).replaceAll('\\', '/'));
      await writeWhole(bundle.meta, `${JSON.stringify(meta, null, 1)}\n`);
      await writeFunction(source, bundle.folder, file.contents);
      return bundle;
    }),
  );
  if (form === 'layer') await bundleLayer(metafile);
  await keepFunctions(
    form,
    sources.map(({ id }) => id),
  );
  return bundles;
};

/** Bundles them unless the bundles are newer than all their sources. @param {CodeForm} form @returns {Promise<FunctionBundle[]>} */
export const bundleFunctionsIfStale = async (form) => {
  if (await isServerBundleStale(listOf(form), ['docs/openapi.json', 'shop.json'])) return bundleFunctions(form);
  /** @type {string[]} */
  const ids = JSON.parse(await readFile(listOf(form), 'utf8'));
  return ids.map((id) => bundleOf(form, id));
};
