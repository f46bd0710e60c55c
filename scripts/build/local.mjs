import { dirname, join } from 'node:path';
import { root } from '../project.mjs';
import { assetNames, copyAssets } from './assets.mjs';
import { loadEsbuild, moduleOptions } from './esbuild.mjs';
import { isServerBundleStale, writeWhole } from './files.mjs';

const localBundle = join(root, 'dist/local/cli.mjs');

/** Bundles src/infrastructure/cli.ts, with every asset beside it. @returns {Promise<string>} the path of the bundle */
export const bundleLocal = async () => {
  const { build } = await loadEsbuild();
  await copyAssets(assetNames, join(dirname(localBundle), 'assets'));
  const { outputFiles } = await build({
    ...moduleOptions,
    entryPoints: ['src/infrastructure/cli.ts'],
    outfile: localBundle,
  });
  for (const file of outputFiles ?? []) await writeWhole(file.path, file.contents);
  return localBundle;
};

/** Bundles it unless the bundle is newer than all its sources. @param {() => void} [say] called before a bundling */
export const bundleLocalIfStale = async (say) => {
  if (!(await isServerBundleStale(localBundle, ['docs/openapi.json']))) return localBundle;
  say?.();
  return bundleLocal();
};
