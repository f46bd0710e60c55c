import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { root } from '../project.mjs';

const draftsFolder = join(root, 'dist/drafts');

/**
 * Writes a file at once: readers see the old content or the new one. The draft lies outside of the folder, which may be
 * deployed meanwhile.
 * @param {string} path @param {string | Uint8Array} content
 */
export const writeWhole = async (path, content) => {
  await mkdir(dirname(path), { recursive: true });
  await mkdir(draftsFolder, { recursive: true });
  const draft = join(draftsFolder, `${basename(path)}.${process.pid}.${Math.random().toString(36).slice(2)}`);
  await writeFile(draft, content);
  await rename(draft, path);
};

/** Removes everything from a folder but the named entries. @param {string} folder @param {ReadonlySet<string>} names */
export const keepOnly = async (folder, names) => {
  for (const name of await readdir(folder))
    if (!names.has(name)) await rm(join(folder, name), { recursive: true, force: true });
};

/** @param {string} folder @returns {Promise<number>} the latest change of a file below it, in ms */
const latestChange = async (folder) => {
  const entries = await readdir(folder, { withFileTypes: true });
  const times = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? latestChange(path) : (await stat(path)).mtimeMs;
    }),
  );
  // The time of the folder itself changes when a file is removed.
  return Math.max((await stat(folder)).mtimeMs, ...times);
};

/** @param {string} path @returns {Promise<number | undefined>} undefined: there is no such file */
const changeOf = (path) =>
  stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => undefined,
  );

/** The sources of everything that runs on the server, besides the files of its own of each bundle. */
const serverSources = { folders: ['src', 'scripts/build'], files: ['package.json', 'package-lock.json'] };

/**
 * True if a built file is missing or older than one of its sources. Files may be absent.
 * @param {string} built @param {{ folders: readonly string[], files: readonly string[] }} sources
 */
export const isStale = async (built, { folders, files }) => {
  const builtAt = await changeOf(built);
  if (builtAt === undefined) return true;
  const changes = await Promise.all([
    ...folders.map((folder) => latestChange(join(root, folder))),
    ...files.map((file) => changeOf(join(root, file))),
  ]);
  return changes.some((changedAt = 0) => changedAt > builtAt);
};

/** True if a bundle of src/ is missing or older than one of its sources. @param {string} built @param {readonly string[]} otherFiles may be absent */
export const isServerBundleStale = (built, otherFiles) =>
  isStale(built, { folders: serverSources.folders, files: [...serverSources.files, ...otherFiles] });
