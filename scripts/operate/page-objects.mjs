// The objects of the bucket of the pages, as a deployment uploads them.
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';

/** @param {string} folder @returns {string[]} paths of all files below it */
const filesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)],
  );

/** Pages last. @param {readonly string[]} keys @returns {string[]} */
export const uploadOrder = (keys) => [
  ...keys.filter((key) => extname(key) !== '.html'),
  ...keys.filter((key) => extname(key) === '.html'),
];

const mediaTypes = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.json', 'application/json'],
  ['.svg', 'image/svg+xml'],
]);

/** @typedef {{ key: string, body: string | Buffer, contentType: string, cacheControl: string }} PageObject */

/**
 * The built pages of a folder and their configuration, in the order of the upload: a page names its assets, so it comes after
 * them.
 * @param {string} folder @param {string} configuration @param {(key: string) => string} cacheControlOf
 * @returns {PageObject[]}
 */
export const objectsIn = (folder, configuration, cacheControlOf) => {
  const files = uploadOrder(filesIn(folder).map((file) => relative(folder, file).replaceAll('\\', '/')));
  return [
    { key: 'config.json', body: configuration },
    ...files.map((key) => ({ key, body: readFileSync(join(folder, key)) })),
  ].map(({ key, body }) => ({
    ...{ key, body, cacheControl: cacheControlOf(key) },
    contentType: mediaTypes.get(extname(key)) ?? 'application/octet-stream',
  }));
};
