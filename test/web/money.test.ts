import { describe, expect, test } from '@jest/globals';
import { decimalOf, moneyFormat, percentOf } from '../../web/shared/money';
import { timeFormat } from '../../web/shared/times';

describe('an amount in minor units', () => {
  test.each([
    [7541, 2, '75.41'],
    [5, 2, '0.05'],
    [-1000, 2, '-10.00'],
    [33, 0, '33'],
    [1055, 3, '1.055'],
    // A number with decimals would be 90071992547409.92.
    [9007199254740991, 2, '90071992547409.91'],
  ])('%d with %d places is %s', (amount, places, text) => expect(decimalOf(amount, places)).toBe(text));

  test.each([
    ['en', 'EUR', 7541, '€75.41'],
    ['de', 'EUR', 7541, '75,41\u00a0€'],
    ['en', 'JPY', 3200, '¥3,200'],
    ['en', 'KWD', 1055, 'KWD\u00a01.055'],
    ['de', 'EUR', 9007199254740991, '90.071.992.547.409,91\u00a0€'],
  ] as const)('in %s and %s reads as people write it', (language, currency, amount, text) => {
    expect(moneyFormat(language, currency)(amount)).toBe(text);
  });
});

test('a rate is a percentage, also with a part of a percent', () => {
  expect(percentOf('en', '0.08875')).toBe('8.875%');
  expect(percentOf('de', '0.07')).toBe('7\u00a0%');
});

test('a time is shown in the zone of the shop, and in UTC as a hint', () => {
  const at = '2026-11-30T23:30:00.000Z';
  const { clock, day, utc } = timeFormat('de', 'Europe/Berlin');
  expect([clock(at), day(at), utc(at)]).toEqual(['00:30', '01.12.2026', '2026-11-30 23:30:00 UTC']);
});
