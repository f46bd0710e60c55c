// npm start: the local service, from a bundle that is built again only when a source is newer than it.
import { pathToFileURL } from 'node:url';
import { bundleFunctionsIfStale, bundleLocalIfStale, explain, stopBuilding } from './build.mjs';

// It speaks of releases after the one that the lock file names, on every start, to people who cannot act on it.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= 'true';

try {
  const bundle = await bundleLocalIfStale();
  if (process.argv.includes('--functions')) await bundleFunctionsIfStale();
  await stopBuilding();
  process.argv[1] = bundle;
  await import(pathToFileURL(bundle).href);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
