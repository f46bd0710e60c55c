// npm start: runs the local service from its bundle, which is built again only when a source is newer.
import { pathToFileURL } from 'node:url';
import '../closed-output.mjs';
import { explain } from '../command.mjs';
import { stopEsbuild } from './esbuild.mjs';
import { bundleLocalIfStale } from './local.mjs';
import '../quiet-sdk.mjs';

try {
  const bundle = await bundleLocalIfStale();
  if (process.argv.includes('--functions')) {
    const { bundleFunctionsIfStale } = await import('./functions.mjs');
    await bundleFunctionsIfStale('bundled');
  }
  await stopEsbuild();
  process.argv[1] = bundle;
  await import(pathToFileURL(bundle).href);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
