import { cp, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from '../children.mjs';
import { root } from '../project.mjs';
import { loadEsbuild } from './esbuild.mjs';

const folder = join(root, 'clients/typescript');
const dist = join(folder, 'dist');

/** Writes index.d.ts and the declarations that it imports. @param {string} outDir */
const writeDeclarations = async (outDir) => {
  const compiler = join(root, 'node_modules/@typescript/native/bin/tsc');
  const args = [compiler, '-p', folder, '--outDir', outDir];
  const { code, output } = await run(process.execPath, args, { seconds: 120 });
  if (code !== 0) throw new Error(`the types of the client do not compile:\n${output.trim()}`);
};

/**
 * Builds the npm package of the client: clients/typescript/dist has an ES module and a CommonJS module, each with its
 * types. The CommonJS module contains openapi-fetch, whose own one has its function where only Babel looks for it.
 * @returns {Promise<string>} the folder of the package
 */
export const buildClient = async () => {
  const { build } = await loadEsbuild();
  await rm(dist, { recursive: true, force: true });
  for (const format of /** @type {const} */ (['esm', 'cjs']))
    await build({
      absWorkingDir: folder,
      entryPoints: ['index.ts'],
      outfile: join(dist, format, 'index.js'),
      bundle: true,
      packages: format === 'esm' ? 'external' : 'bundle',
      platform: 'neutral',
      target: 'es2022',
      format,
      logLevel: 'silent',
      charset: 'utf8',
    });
  await writeDeclarations(join(dist, 'esm'));
  // The same declarations describe both. This package.json makes those of dist/cjs, and the code there, CommonJS.
  const declarations = (await readdir(join(dist, 'esm'))).filter((name) => name.endsWith('.d.ts'));
  for (const name of declarations) await cp(join(dist, 'esm', name), join(dist, 'cjs', name));
  await writeFile(join(dist, 'cjs/package.json'), '{ "type": "commonjs" }\n');
  await cp(join(root, 'LICENSE'), join(dist, 'LICENSE'));
  await cp(join(root, 'node_modules/openapi-fetch/LICENSE'), join(dist, 'cjs/openapi-fetch.LICENSE'));
  return folder;
};
