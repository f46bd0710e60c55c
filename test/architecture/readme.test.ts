import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { filesOf } from '../../scripts/build/use-case/files.mjs';

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const [, useCase = ''] = /^npm run new:use-case -- (\S+)$/m.exec(readme) ?? [];
const [area = '', name = ''] = useCase.split('/');
const written = filesOf({ area, name, kind: 'command' });

/** The files that the README shows: a path between backticks, then a block of TypeScript. */
const shown = Object.fromEntries(
  [...readme.matchAll(/`((?:src|test)\/[\w/.-]+\.ts)`\n\n```ts\n([\s\S]*?)```/g)].map(([, path = '', code = '']) => [
    path,
    code,
  ]),
);

test('the README shows the use case as its command writes it', () => {
  expect(Object.keys(shown)).toContain(`src/application/${useCase}.ts`);
  expect(written).toMatchObject(shown);
});

test('the README names every file that its command writes', () => {
  for (const path of Object.keys(written)) expect(readme).toContain(`- \`${path}\``);
});
