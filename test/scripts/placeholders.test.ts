import { expect, test } from '@jest/globals';
import { listed, placeholder, placeholdersIn } from '../../scripts/test/placeholders.mjs';

const what = placeholder('hold-order', 'say in one sentence what it does.');

test.each([
  ['a doc comment', `/** ${what} */`, what],
  ['a text', `  summary: '${what}',`, what],
  ['a template', `  description: \`${what}\`,`, what],
  ['JSON', `"description": "${what}",`, what],
])('a placeholder in %s is found, with its line', (_, line, text) =>
  expect(placeholdersIn('src/a.ts', `first\n${line}\n`)).toEqual([{ file: 'src/a.ts', line: 2, text }]),
);

test('every placeholder of a line is found', () => {
  const [one, other] = [placeholder('a-b', 'one'), placeholder('a-b', 'other')];
  expect(placeholdersIn('src/a.ts', `{ a: '${one}', b: '${other}' }`).map(({ text }) => text)).toEqual([one, other]);
});

test.each([['// TODO: later'], ['TODO(ada)'], ["'TODO('"]])('other text is no placeholder: %s', (line) =>
  expect(placeholdersIn('src/a.ts', line)).toEqual([]),
);

test('a list names file, line and what to write', () =>
  expect(listed([{ file: 'src/a.ts', line: 7, text: what }])).toBe(`src/a.ts:7  ${what}`));
