// npm start: runs the local service from its bundle, which is built again only when a source is newer. The web pages are
// built while the service already answers.
import { pathToFileURL } from 'node:url';
import '../closed-output.mjs';
import { explain } from '../command.mjs';
import { stopEsbuild } from './esbuild.mjs';
import { bundleLocalIfStale } from './local.mjs';
import { announceBuild, buildPages, endBuild, pagesAreStale } from './pages.mjs';
import '../quiet-sdk.mjs';

/** A failure is on the page, and in the terminal. */
const buildInBackground = () =>
  buildPages()
    .catch((error) => console.error(`The web pages are not built: ${explain(error)}`))
    .finally(stopEsbuild);

try {
  const sayBuilding = () => console.error('Building the server …');
  const [bundle, isStale] = await Promise.all([bundleLocalIfStale(sayBuilding), pagesAreStale()]);
  await (isStale ? announceBuild() : endBuild());
  if (process.argv.includes('--functions')) {
    const { bundleFunctionsIfStale } = await import('./functions.mjs');
    await bundleFunctionsIfStale('bundled');
  }
  await stopEsbuild();
  process.argv[1] = bundle;
  await import(pathToFileURL(bundle).href);
  // A start that was refused, or that only printed its help, has set the exit code.
  if (isStale) await (process.exitCode === undefined ? buildInBackground() : endBuild());
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
