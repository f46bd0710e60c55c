import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../project.mjs';
import { writeWhole } from './files.mjs';

/** The source of each file that pages serve, by its name. @type {Readonly<Record<string, string>>} */
const assetSources = {
  'openapi.json': 'docs/openapi.json',
  'reference.js': 'src/adapters/http/operations/service/reference.js',
  'swagger-ui-bundle.js': 'node_modules/swagger-ui-dist/swagger-ui-bundle.js',
  'swagger-ui.css': 'node_modules/swagger-ui-dist/swagger-ui.css',
  // Only the local server has it.
  'token-desk.js': 'src/infrastructure/local/dev/token-desk.js',
};

export const assetNames = Object.keys(assetSources);

/** @param {unknown} error */
const isAbsent = (error) => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/**
 * Copies assets into a folder. One whose source is absent is removed: the contract is generated, and only its page needs
 * it. The CDK refuses to deploy that page without it.
 * @param {Iterable<string>} names @param {string} folder
 */
export const copyAssets = async (names, folder) => {
  for (const name of names) {
    const source = Object.hasOwn(assetSources, name) ? assetSources[name] : undefined;
    if (source === undefined) throw new Error(`asset ${name} has no source: add it to scripts/build/assets.mjs`);
    try {
      await writeWhole(join(folder, name), await readFile(join(root, source)));
    } catch (error) {
      if (!isAbsent(error)) throw error;
      await rm(join(folder, name), { force: true });
    }
  }
};
