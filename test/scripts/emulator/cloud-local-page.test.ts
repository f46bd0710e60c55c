import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

const read = (path: string): string => readFileSync(new URL(`../../../${path}`, import.meta.url), 'utf8');
const cited = [...read('docs/cloud-local.md').matchAll(/`(test\/cdk\/\S+\.test\.ts)` › `([^`]+)`/g)];

test('the page names the tests that replace a check on the emulator', () => expect(cited.length).toBeGreaterThan(5));

test.each(cited.map(([, file, title]) => [title, file]))('"%s" is a test of %s', (title, file) => {
  const titles = [...read(file ?? '').matchAll(/(?:test|\]\))\(\s*'([^']+)'|\btest\.each\([^\n]*\)\(\s*'([^']+)'/g)];
  expect(titles.map(([, plain, each]) => (plain ?? each)?.replace(/^%s,? /, ''))).toContain(title);
});
