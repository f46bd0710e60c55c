// Bundles what runs: the local service, one Lambda function for each operation and job, and the web pages.
import { stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { command, UsageError } from '../command.mjs';
import { root } from '../project.mjs';
import { buildClient } from './client.mjs';
import { bundleFunctions, bundleFunctionsIfStale } from './functions.mjs';
import { bundleLocal, bundleLocalIfStale } from './local.mjs';
import { buildPages, buildPagesIfStale, pagesFolder } from './pages.mjs';

const usage = `Usage: npm run build -- [local] [functions] [pages] [layer] [client] [options]

  local       dist/local/cli.mjs and assets/, what npm start runs
  functions   dist/functions/<id>/, what cdk deploys: index.cjs and the files that it reads, for each operation and job,
              for 'unmatched' (404 and 405) and for 'everything' (all operations in one);
              dist/meta/<id>.json, which source files are in it
  pages       dist/web/, the pages that npm start and the bucket serve
  layer       the same without third-party code in dist/layered/, and that code in dist/layer/, which all share
  client      clients/typescript/dist/, the TypeScript client for npm pack ./clients/typescript, which builds it too
  (none)      local, functions and pages

Options
  --if-stale  build only what is older than its sources; the client is always built
  -h, --help  this text`;

const parts = ['local', 'functions', 'pages', 'layer', 'client'];

/** @param {number} bytes */
const kilobytes = (bytes) => Math.ceil(bytes / 1_024);

/** @param {boolean} ifStale */
const buildLocal = async (ifStale) => {
  const bundle = await (ifStale ? bundleLocalIfStale() : bundleLocal());
  console.error(`${relative(root, bundle)}  ${kilobytes((await stat(bundle)).size)} KB`);
};

/** @param {import('./functions.mjs').CodeForm} form @param {boolean} ifStale */
const buildFunctions = async (form, ifStale) => {
  const bundles = await (ifStale ? bundleFunctionsIfStale(form) : bundleFunctions(form));
  const sizes = await Promise.all(bundles.map(async ({ folder }) => (await stat(join(folder, 'index.cjs'))).size));
  const folder = relative(root, dirname(bundles[0]?.folder ?? root));
  const range = `${kilobytes(Math.min(...sizes))}–${kilobytes(Math.max(...sizes))} KB each`;
  console.error(`${folder}  ${bundles.length} functions, ${range}`);
};

await command({
  usage,
  options: { 'if-stale': { type: 'boolean', default: false } },
  allowPositionals: true,
  run: async ({ 'if-stale': ifStale }, positionals) => {
    const unknown = positionals.find((part) => !parts.includes(part));
    if (unknown !== undefined) throw new UsageError(`unknown part: ${unknown}`);
    const wanted = positionals.length > 0 ? positionals : ['local', 'functions', 'pages'];
    const began = performance.now();
    if (wanted.includes('local')) await buildLocal(ifStale);
    if (wanted.includes('functions')) await buildFunctions('bundled', ifStale);
    if (wanted.includes('pages')) {
      await (ifStale ? buildPagesIfStale() : buildPages());
      console.error(relative(root, pagesFolder));
    }
    if (wanted.includes('layer')) await buildFunctions('layer', ifStale);
    if (wanted.includes('client')) console.error(`${relative(root, await buildClient())}/dist`);
    console.error(`${((performance.now() - began) / 1_000).toFixed(2)} s`);
  },
});
