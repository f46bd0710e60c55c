import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const folder = join(root, 'dist/web');
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');

let assets: readonly string[];
beforeAll(() => {
  // In another process: esbuild does not run in Jest's realm.
  execFileSync(process.execPath, ['scripts/build/build.mjs', 'pages', '--if-stale'], { cwd: root, stdio: 'pipe' });
  assets = readdirSync(join(folder, 'assets'))
    .filter((name) => name.startsWith('console'))
    .map((name) => `assets/${name}`);
});

/** The script, and those that it imports before anything is shown. */
const importedBy = (file: string, seen = new Set<string>()): ReadonlySet<string> => {
  if (seen.has(file)) return seen;
  seen.add(file);
  const names = [...read(file).matchAll(/(?:from|import)\s*"\.\/([\w.-]+)"/g)].map(([, name]) => `assets/${name}`);
  for (const name of names) importedBy(name, seen);
  return seen;
};

const kib = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(read(file), { level: 9 }).byteLength, 0) / 1_024;

test('every view loads at most 180 KiB of script, gzipped, and no view has those of the others', () => {
  const main = assets.find((name) => /console-[\w]+\.js$/.test(name)) ?? '';
  const views = [...read(main).matchAll(/import\("\.\/([\w.-]+)"\)/g)].map(([, name]) => `assets/${name}`);
  expect(views.length).toBe(14);
  for (const view of views)
    expect([view, kib(importedBy(view, new Set(importedBy(main)))) <= 180]).toEqual([view, true]);
  expect(kib(importedBy(main))).toBeLessThan(kib(assets.filter((name) => name.endsWith('.js'))));
});

test('the page has no script or style inside, and names no other origin', () => {
  const html = read('console.html');
  expect([...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag)).toEqual([
    expect.stringMatching(/^<script src="\/assets\/first-\w+\.js" integrity="sha384-[\w+/=]+">$/),
    expect.stringMatching(/^<script type="module" src="\/assets\/console-\w+\.js" integrity="sha384-[\w+/=]+">$/),
  ]);
  expect(html).not.toMatch(/<style| style=| on\w+=/);
  // Names of XML and a page that a message of React names: nobody fetches them.
  const names = /http:\/\/www\.w3\.org\/[\w/.]+|https:\/\/react\.dev\/errors\//g;
  for (const file of ['console.html', ...assets])
    expect([
      file,
      read(file)
        .replaceAll(names, '')
        .match(/(?:https?:)?\/\/[\w-]+\.[\w.-]+/g),
    ]).toEqual([file, null]);
});

test('both languages have the same texts, with the same places', () => {
  const texts = (language: string): Record<string, string> =>
    JSON.parse(read(assets.find((name) => name.includes(`console-${language}-`)) ?? ''));
  const [english, german] = [texts('en'), texts('de')];
  expect(Object.keys(english)).toEqual(Object.keys(german));
  const places = (text = ''): readonly string[] => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
  for (const key of Object.keys(english)) expect([key, places(english[key])]).toEqual([key, places(german[key])]);
});
