import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from '@jest/globals';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = join(root, 'dist/web');
const read = (file: string): Buffer => readFileSync(join(folder, file));
const gzipped = (...files: readonly string[]): number =>
  files.reduce((sum, file) => sum + gzipSync(read(file), { level: 9 }).byteLength, 0);

let assets: readonly string[];
let html: string;
beforeAll(() => {
  // In another process: esbuild does not run in Jest's realm.
  execFileSync(process.execPath, ['scripts/build/build.mjs', 'pages', '--if-stale'], { cwd: root, stdio: 'pipe' });
  assets = readdirSync(join(folder, 'assets')).map((name) => `assets/${name}`);
  html = String(read('index.html'));
});

const asset = (pattern: RegExp): string => {
  const found = assets.filter((name) => pattern.test(name));
  expect(found).toHaveLength(1);
  return found[0] ?? '';
};

describe('the order form', () => {
  test('is a script with the texts of one language of at most 25 KiB, gzipped', () => {
    const script = asset(/form-\w+\.js$/);
    for (const language of ['en', 'de'])
      expect(gzipped(script, asset(new RegExp(`form-${language}-`)))).toBeLessThanOrEqual(25 * 1_024);
  });

  test('is at most 28.5 KiB with its page and style, gzipped', () => {
    const files = ['index.html', asset(/first-/), asset(/form-\w+\.js$/), asset(/form-\w+\.css$/), asset(/form-de-/)];
    expect(gzipped(...files)).toBeLessThanOrEqual(28.5 * 1_024);
  });

  test('runs the two scripts whose hashes its policy names, and has none inside its page', () => {
    const [first, script] = [asset(/first-\w+\.js$/), asset(/form-\w+\.js$/)];
    const hashes = [first, script].map((file) => `sha384-${createHash('sha384').update(read(file)).digest('base64')}`);
    expect(html).toContain(`content="script-src '${hashes[0]}' '${hashes[1]}'"`);
    expect([...html.matchAll(/<script[^>]*>/g)].map(([tag]) => tag)).toEqual([
      `<script src="/${first}" integrity="${hashes[0]}">`,
      `<script type="module" src="/${script}" integrity="${hashes[1]}">`,
    ]);
    expect(html.match(/<script[^>]*><\/script>/g)).toHaveLength(2);
    // It holds up the first picture.
    expect(gzipped(first)).toBeLessThanOrEqual(600);
    expect(html).not.toMatch(/ style=| on\w+=/);
  });

  test('names no other origin in any file', () => {
    // Names of XML, and a page that messages of React name: nobody fetches them.
    const names = /http:\/\/www\.w3\.org\/[\w/.]+|https:\/\/react\.dev\/errors\//g;
    for (const file of ['index.html', 'icon.svg', ...assets])
      expect([
        file,
        String(read(file))
          .replaceAll(names, '')
          .match(/(?:https?:)?\/\/[\w-]+\.[\w.-]+/g),
      ]).toEqual([file, null]);
  });

  test('has the same texts in both languages', () => {
    const texts = (language: string): Record<string, string> =>
      JSON.parse(String(read(asset(new RegExp(`form-${language}-`)))));
    const [english, german] = [texts('en'), texts('de')];
    expect(Object.keys(english)).toEqual(Object.keys(german));
    const places = (text = ''): readonly string[] => [...text.matchAll(/\{\w+\}/g)].map(([place]) => place).sort();
    for (const key of Object.keys(english)) expect([key, places(english[key])]).toEqual([key, places(german[key])]);
  });
});
