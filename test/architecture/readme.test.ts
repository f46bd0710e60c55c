import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const root = new URL('../../', import.meta.url);
const textOf = (path: string): string => readFileSync(new URL(path, root), 'utf8');

/** The files that the README shows: a path between backticks, then a block of TypeScript. */
const shown = [...textOf('README.md').matchAll(/`((?:src|test)\/[\w/.-]+\.ts)`[^`\n]*\n\n```ts\n([\s\S]*?)```/g)].map(
  ([, path = '', code = '']) => [path, code] as const,
);

test('the README shows a use case, its operation and its test', () => {
  expect(shown).toHaveLength(3);
});

test.each(shown)('%s is as the README shows it', (path, code) => {
  expect(textOf(path)).toBe(code);
});
