import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { filesOf } from '../../scripts/build/new-use-case.mjs';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');

/** The files that the README shows: a path between backticks, then a block of TypeScript. */
const shown = [...readme.matchAll(/`((?:src|test)\/[\w/.-]+\.ts)`\n\n```ts\n([\s\S]*?)```/g)].map(
  ([, path = '', code = '']) => [path, code] as const,
);

test('the README shows a use case, its operation and its test, as its command writes them', () => {
  const [, wanted = ''] = /^npm run new:use-case -- (\S+)$/m.exec(readme) ?? [];
  expect(Object.fromEntries(shown)).toEqual(filesOf(wanted));
});
