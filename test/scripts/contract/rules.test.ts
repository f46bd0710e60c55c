import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { page } from '../../../scripts/contract/money/page';
import { rules } from '../../../scripts/contract/money/rules';
import { vectors } from '../../../scripts/contract/money/vectors';

const root = fileURLToPath(new URL('../../../', import.meta.url));
/** The second reckoning of the rules imports nothing of the service, so its tests prove nothing about it. */
const oracle = join('test', 'oracle');

/** The ids with which the names of tests in a text begin. */
const namedIn = (text: string): readonly string[] =>
  [...text.matchAll(/\(\s*['"`]([FPCRVKG]\d{1,2})\b/g)].map(([, id]) => id ?? '');

const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const files = readdirSync(join(root, 'test'), { recursive: true, encoding: 'utf8' })
  .map((file) => join('test', file))
  .filter((file) => file.endsWith('.ts') && !file.startsWith(oracle));

const byId = rules.map((rule) => [rule.id, rule] as const);

describe('the rules of money and goods', () => {
  test('are each listed once', () => {
    const ids = rules.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)]);
    expect(ids).toHaveLength(51);
  });

  test.each(byId)('%s is named by a test in its file', (id, rule) => expect(namedIn(read(rule.test))).toContain(id));

  test('that tests name are listed', () => {
    const ids = rules.map(({ id }) => id);
    expect(files.flatMap((file) => namedIn(read(file))).filter((id) => !ids.includes(id))).toEqual([]);
  });

  test('that have figures are listed', () => {
    const ids = rules.map(({ id }) => id);
    expect(vectors.flatMap((vector) => vector.rules).filter((id) => !ids.includes(id))).toEqual([]);
  });
});

test('the figures of the rules', () =>
  expect(vectors.map(({ what, figures }) => [what, figures])).toEqual([
    ['2 units of 999 with 19 % contained', '999 (tax 160), 999 (tax 159)'],
    ['the 3 shirts, worth 6094', '2031 (tax 324), 2032 (tax 325), 2031 (tax 324)'],
    ['tax of shipping for 490, all goods at 7 %', '34'],
    ['tax of shipping for 490, all goods at 0 %', '0'],
    ['authorize 7541', 'status confirmed, currentAmount 7541, authorizedAmount 7541, dueAmount 7541'],
    ['authorize 7541, cancel a shirt, capture', 'currentAmount 5510, capturedAmount 5510, refundableAmount 5510'],
    [
      'capture 7541, cancel the mug and a shirt with `refund: "none"`',
      'currentAmount 4646, capturedAmount 7541, creditAmount 2895, refundableAmount 7541',
    ],
    [
      'captured and shipped, refund one shirt',
      'currentAmount 5510, capturedAmount 7541, refundedAmount 2031, refundableAmount 5510',
    ],
    [
      'then the two others come back',
      'currentAmount 1447, capturedAmount 7541, refundedAmount 2031, creditAmount 4063, refundableAmount 5510',
    ],
    [
      'captured and shipped, refund 1000',
      'currentAmount 6541, adjustedAmount 1000, capturedAmount 7541, refundedAmount 1000, refundableAmount 6541',
    ],
    [
      'then all comes back with the shipping',
      'capturedAmount 7541, refundedAmount 1000, creditAmount 6541, refundableAmount 6541',
    ],
    ['a quote of that refund of 1000', 'netAmount 841, taxAmount 159, goodwillAmount 1000'],
    ['pay 5000 and 2541, cancel the whole', 'pay_2 2541, pay_1 5000'],
    ['KWD 1005 at 5 %', 'totalAmount 1055, roundingAmount 0'],
    ['KWD 1005 at 5 % in steps of 10', 'totalAmount 1060, roundingAmount 5'],
  ]));

test('docs/money.md is up to date: npm run rules -- --write', () => expect(read('docs/money.md')).toBe(page()));

test.each([
  ["test('P1 takes a part', …", ['P1']],
  ["test.each([1])('R10: returns', …", ['R10']],
  ["describe(\n  'G4', …", ['G4']],
  ["test('takes P1', …", []],
  ["test('P1x', …", []],
])('the name of a test begins with an id: %s', (text, ids) => expect(namedIn(text)).toEqual(ids));
