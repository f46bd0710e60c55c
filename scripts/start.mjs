// npm start: the local service, from a bundle that is built again only when a source is newer than it.
import { pathToFileURL } from 'node:url';
import { bundleLocalIfStale, explain, stopBuilding } from './build.mjs';

try {
  const bundle = await bundleLocalIfStale();
  await stopBuilding();
  process.argv[1] = bundle;
  await import(pathToFileURL(bundle).href);
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
