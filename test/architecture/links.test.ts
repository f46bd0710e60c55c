import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { filesOf } from '../../scripts/build/use-case/files.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folders = ['.ci', '.github', 'cdk', 'clients', 'docs', 'scripts', 'src', 'test', 'web'];

const filesBelow = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));

const files = [
  ...readdirSync(root, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : [])),
  ...folders.flatMap(filesBelow),
];
const exists = (path: string): boolean => files.some((file) => file === path || file.startsWith(`${path}/`));

const textOf = (page: string): string => readFileSync(join(root, page), 'utf8');
const pages = files.filter((file) => file.endsWith('.md'));

/** The anchors that GitHub makes of a page's headings. */
const anchorsOf = (page: string): readonly string[] =>
  [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

const brokenLinks = (page: string): readonly string[] =>
  [...textOf(page).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target)
    .filter((target) => !/^[a-z]+:/.test(target))
    .filter((target) => {
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? page : relative(root, resolve(root, dirname(page), path));
      return !exists(file) || (anchor !== undefined && !anchorsOf(file).includes(anchor));
    });

/** What the README's example of `npm run new:use-case` would write. */
const examples = Object.keys(filesOf({ area: 'orders', name: 'hold-order', kind: 'command' }));

/** Paths and, as `npm test` takes them, beginnings of paths. */
const missingPaths = (page: string): readonly string[] =>
  [...textOf(page).matchAll(/(?<![\w/.:<…-])(?:src|test|scripts|cdk|clients|docs)\/[\w./-]*[\w/-]/g)]
    .map(([path]) => path)
    .filter((path) => !examples.includes(path) && !files.some((file) => file.startsWith(path)));

/** Patterns after `npm test --` that select no test. */
const emptyPatterns = (page: string): readonly string[] =>
  [...textOf(page).matchAll(/npm test -- ([^`\n]+)/g)]
    .flatMap(([, patterns = '']) => patterns.split(' '))
    .filter((pattern) => /^[a-z]/.test(pattern) && !examples.some((path) => path.includes(pattern)))
    .filter((pattern) => !files.some((file) => file.endsWith('.test.ts') && file.includes(pattern)));

describe('every page', () => {
  test('is found', () => expect(pages.length).toBeGreaterThan(30));

  test.each(pages)('%s links to files and headings that exist', (page) => expect(brokenLinks(page)).toEqual([]));

  test.each(pages)('%s names paths that exist', (page) => expect(missingPaths(page)).toEqual([]));

  test.each(pages)('%s names tests that exist', (page) => expect(emptyPatterns(page)).toEqual([]));
});

describe('npm scripts', () => {
  const scripts = Object.keys((JSON.parse(textOf('package.json')) as { scripts: Record<string, string> }).scripts);

  test('each have their line in docs/commands.md', () => {
    const listed = [...textOf('docs/commands.md').matchAll(/^\| `npm (?:run )?(?:--silent )?([\w:-]+)/gm)];
    expect(listed.map(([, name]) => name).sort()).toEqual(scripts.sort());
  });

  test.each(pages)('that %s names exist', (page) => {
    const named = [...textOf(page).matchAll(/npm run (?:-s |--silent )?([\w:-]+)/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !scripts.includes(name))).toEqual([]);
  });
});
