import { describe, expect, test } from '@jest/globals';
import { millionths, parseRate, type Rate } from '#domain/rate';

describe('parseRate', () => {
  test.each(['0', '1', '0.0', '1.0', '1.000000', '0.19', '0.055', '0.08875', '0.10', '0.000001', '0.999999'])(
    'takes %j as it was written',
    (text) => expect(parseRate(text)).toBe(text),
  );

  test.each([
    ['nothing', ''],
    ['a sign', '+0.19'],
    ['a negative', '-0.19'],
    ['an exponent', '1e-1'],
    ['no leading zero', '.19'],
    ['no decimals after the point', '0.'],
    ['a leading zero too many', '00.1'],
    ['a leading zero before the one', '01'],
    ['seven places', '0.1234567'],
    ['seven places after the one', '1.0000000'],
    ['more than the whole', '1.000001'],
    ['a number above one', '2'],
    ['ten', '10'],
    ['a decimal comma', '0,19'],
    ['a percentage', '19%'],
    ['a leading space', ' 0.19'],
    ['a trailing line feed', '0.19\n'],
    ['two points', '0.1.9'],
    ['other digits', '0.١٩'],
    ['a word', 'NaN'],
  ])('refuses %s', (_, text) => expect(parseRate(text)).toBeUndefined());
});

describe('millionths', () => {
  test.each([
    ['0', 0],
    ['0.0', 0],
    ['0.000001', 1],
    ['0.055', 55_000],
    ['0.08875', 88_750],
    ['0.1', 100_000],
    ['0.10', 100_000],
    ['0.19', 190_000],
    ['0.999999', 999_999],
    ['1', 1_000_000],
    ['1.0', 1_000_000],
  ])('of %j are %i', (text, expected) => expect(millionths(parseRate(text) as Rate)).toBe(expected));
});
