// Refuses the placeholders that `npm run new:use-case` leaves for its author.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { command, isMain } from '../command.mjs';
import { root } from '../project.mjs';

const usage = `Usage: npm run placeholders -- [options]

Lists every placeholder in src, test and the generated contract, with its file, its line and what to write instead: the texts
that "npm run new:use-case" leaves for you, such as ${'TODO'}(hold-order): say in one sentence what it does.

Options
  -h, --help   this text

Exit code 0: there is none; 1: there is one; 2: wrong options.`;

const folders = ['src', 'test'];
const contract = 'docs/openapi.json';

/** @typedef {{ file: string, line: number, text: string }} Placeholder */

/** A placeholder: the name of the use case, then what to write; it ends with its string or comment. */
const form = /TODO\([a-z][a-z0-9-]*\): [^'"`*\\]*/g;

/** @param {string} name @param {string} hint what to write, without quotes */
export const placeholder = (name, hint) => `TODO(${name}): ${hint}`;

/** @param {string} file @param {string} text @returns {readonly Placeholder[]} */
export const placeholdersIn = (file, text) =>
  text
    .split('\n')
    .flatMap((line, index) =>
      [...line.matchAll(form)].map(([found]) => ({ file, line: index + 1, text: found.trimEnd() })),
    );

/** @param {string} folder */
const filesBelow = (folder) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:ts|mjs|json)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();

/** @param {string} file */
const placeholdersOf = (file) => placeholdersIn(file, readFileSync(join(root, file), 'utf8'));

/**
 * The placeholders of the sources, and those of the contract that no source has any more: it is stale.
 * @returns {{ written: readonly Placeholder[], stale: readonly Placeholder[] }}
 */
export const allPlaceholders = () => {
  const written = folders.flatMap(filesBelow).flatMap(placeholdersOf);
  const texts = new Set(written.map(({ text }) => text));
  return { written, stale: placeholdersOf(contract).filter(({ text }) => !texts.has(text)) };
};

/** @param {readonly Placeholder[]} some */
export const listed = (some) => some.map(({ file, line, text }) => `${file}:${line}  ${text}`).join('\n');

if (isMain(import.meta.url))
  await command({
    usage,
    run: () => {
      const { written, stale } = allPlaceholders();
      if (written.length > 0)
        console.error(`${listed(written)}
Write each text in place of its ${'TODO'}(…), then: npm run generate`);
      if (stale.length > 0) console.error(`${listed(stale)}\nThe contract is stale: npm run openapi`);
      if (written.length + stale.length > 0) return 1;
      console.log('There is no placeholder.');
      return 0;
    },
  });
