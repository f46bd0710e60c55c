import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { root } from '../project.mjs';

/** Folders of test/ that are a suite of their own; every other file belongs to `unit`. */
const folders = ['integration', 'process', 'cdk', 'browser'];
export const suites = ['unit', ...folders];

const testFolder = join(root, 'test');
/** These test a deployment: npm run cloud:local. */
const cloudFolder = join(testFolder, 'cloud') + sep;

/** @param {string} file */
export const suiteOf = (file) =>
  folders.find((folder) => relative(testFolder, file).split(sep)[0] === folder) ?? 'unit';

/**
 * The files of a run: those that match a pattern, or all, without *.long.test.ts unless `long`.
 * @param {readonly RegExp[]} patterns @param {boolean} long @returns {Promise<readonly string[]>}
 */
export const selectFiles = async (patterns, long) => {
  const files = (await readdir(testFolder, { recursive: true }))
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => join(testFolder, file))
    .filter((file) => !file.startsWith(cloudFolder));
  if (patterns.length > 0) return files.filter((file) => patterns.some((pattern) => pattern.test(file)));
  return files.filter((file) => long || !file.endsWith('.long.test.ts'));
};
