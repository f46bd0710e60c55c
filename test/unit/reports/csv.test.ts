import { expect, test } from '@jest/globals';
import { csvOf } from '#adapters/http/representations/reports/csv';
import { currency } from '#test/builders/products';

const row = (text: string, amount: number | null = 0, of = 'EUR') => ({
  currency: currency(of),
  text,
  amount: 1,
  netAmount: amount,
});

test.each([
  ['EUR', 7541, '75.41'],
  ['EUR', -5, '-0.05'],
  ['JPY', 7541, '7541'],
  ['KWD', 1005, '1.005'],
  ['EUR', Number.MAX_SAFE_INTEGER, '90071992547409.91'],
])('an amount in %s of %d is %s', (of, amount, expected) => {
  expect(csvOf(['netAmount'], [row('', amount, of)])).toBe(`netAmount\r\n${expected}\r\n`);
});

test.each([
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', `"'\r=1"`],
  ['a,b', '"a,b"'],
  ['say "x"', '"say ""x"""'],
  ['two\nlines', '"two\nlines"'],
  ['1=1', '1=1'],
])('the text %j is the cell %j', (text, expected) => {
  expect(csvOf(['text'], [row(text)])).toBe(`text\r\n${expected}\r\n`);
});

test('numbers are plain, null is empty, and the columns have names without rows', () => {
  expect(csvOf(['currency', 'amount', 'netAmount'], [row('', null)])).toBe('currency,amount,netAmount\r\nEUR,1,\r\n');
  expect(csvOf(['currency', 'netAmount'], [])).toBe('currency,netAmount\r\n');
});
