// The layer: third-party code in one file that all functions share.
import { rm } from 'node:fs/promises';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { root } from '../project.mjs';
import { commonOptions, loadEsbuild } from './esbuild.mjs';
import { writeWhole } from './files.mjs';
import { layerStandIns, packageImports } from './stand-ins.mjs';

/** Lambda unpacks it in /opt, where Node.js looks for packages. */
const layerFolder = join(root, 'dist/layer/nodejs/node_modules');

/** Bundled in functions even so: a function uses a tenth of it, and the layer would hold all. */
const bundledPackages = ['zod'];

/** Leaves third-party imports to run time. @type {import('esbuild').Plugin} */
export const importsFromLayer = {
  name: 'imports-from-layer',
  setup: (hooks) => {
    hooks.onResolve({ filter: packageImports }, ({ path, kind }) => {
      const isOwn = kind === 'entry-point' || path.startsWith('function:') || isBuiltin(path);
      if (isOwn || bundledPackages.some((name) => path === name || path.startsWith(`${name}/`))) return undefined;
      return { path, external: true };
    });
  },
};

/**
 * Writes the layer: one file with all packages that the functions import, so that shared code is in it once, and for each
 * package a module that evaluates it when it is first required.
 * @param {import('esbuild').Metafile} metafile of the functions
 */
export const bundleLayer = async (metafile) => {
  const { build } = await loadEsbuild();
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  const packages = imports.filter(({ path, external }) => external && !isBuiltin(path)).map(({ path }) => path);
  const names = [...new Set(packages)].sort();
  const { outputFiles } = await build({
    ...commonOptions,
    stdin: {
      contents: names
        .map((name) => `exports[${JSON.stringify(name)}] = () => require(${JSON.stringify(name)});`)
        .join('\n'),
      resolveDir: root,
    },
    outfile: join(layerFolder, 'third-party.cjs'),
    format: 'cjs',
    minify: true,
    plugins: [layerStandIns],
  });
  await rm(layerFolder, { recursive: true, force: true });
  for (const file of outputFiles ?? []) await writeWhole(file.path, file.contents);
  for (const name of names) {
    const up = '../'.repeat(name.split('/').length);
    const module = `module.exports = require('${up}third-party.cjs')[${JSON.stringify(name)}]();\n`;
    await writeWhole(join(layerFolder, name, 'index.js'), module);
  }
};
