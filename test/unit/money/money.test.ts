import { describe, expect, test } from '@jest/globals';
import { allocate, applyRate, multiplyDivideRoundHalfUp, sumOf, taxContained, worthOfUnits } from '#domain/money';
import type { Rate } from '#domain/rate';

const rate = (text: string) => text as Rate;
const notAmounts = [-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53];

describe('multiplyDivideRoundHalfUp', () => {
  test.each([
    [0, 7, 3, 0],
    [1, 1, 3, 0],
    [1, 1, 2, 1],
    [3, 1, 2, 2],
    [5, 1, 2, 3],
    [2, 2, 3, 1],
    [999, 1, 2_000, 0],
    [1_000, 1, 2_000, 1],
    [9_007_199_254_740_991, 1, 1, 9_007_199_254_740_991],
  ])('%i x %i / %i is %i', (amount, numerator, denominator, expected) =>
    expect(multiplyDivideRoundHalfUp(amount, numerator, denominator)).toBe(expected),
  );

  test('stays exact where the product passes 2^53', () => {
    // 499,949,999,500,050 x 999,999 / 1,000,000 = 499,949,499,550,050.4999…; floating point says …051 and is wrong.
    expect(multiplyDivideRoundHalfUp(499_949_999_500_050, 999_999, 1_000_000)).toBe(499_949_499_550_050);
    expect(multiplyDivideRoundHalfUp(9_007_199_254_740_991, 9_007_199_254_740_990, 9_007_199_254_740_991)).toBe(
      9_007_199_254_740_990,
    );
  });

  test.each(notAmounts)('throws on %d, which is a defect', (wrong) => {
    expect(() => multiplyDivideRoundHalfUp(wrong, 1, 1)).toThrow(RangeError);
    expect(() => multiplyDivideRoundHalfUp(1, wrong, 1)).toThrow(RangeError);
    expect(() => multiplyDivideRoundHalfUp(1, 1, wrong)).toThrow(RangeError);
  });

  test('throws on a denominator of 0', () =>
    expect(() => multiplyDivideRoundHalfUp(1, 1, 0)).toThrow('cannot divide an amount by 0'));

  test('throws when the result is no safe integer', () =>
    expect(() => multiplyDivideRoundHalfUp(9_007_199_254_740_991, 2, 1)).toThrow(RangeError));
});

describe('sumOf', () => {
  test('adds the amounts; the sum of none is 0', () => {
    expect(sumOf([])).toBe(0);
    expect(sumOf([5_997, 850])).toBe(6_847);
  });

  test('throws when the sum is no safe integer', () =>
    expect(() => sumOf([9_007_199_254_740_991, 1])).toThrow(RangeError));

  test.each(notAmounts)('throws on %d, which is a defect', (wrong) =>
    expect(() => sumOf([1, wrong])).toThrow(RangeError),
  );
});

describe('applyRate', () => {
  test.each([
    ['19 % on 51.21 EUR', 5_121, '0.19', 973],
    ['19 % on 7.26 EUR', 726, '0.19', 138],
    ['19 % on 4.90 EUR', 490, '0.19', 93],
    ['10 % on 105 JPY, a half', 105, '0.10', 11],
    ['10.75 % on 24.99 USD', 2_499, '0.1075', 269],
    ['25 % off 19.99 EUR', 1_999, '0.25', 500],
    ['5 % on 1.005 KWD', 1_005, '0.05', 50],
    ['nothing', 1_999, '0', 0],
    ['all of it', 1_999, '1', 1_999],
    ['five places', 10_000, '0.08875', 888],
    ['half a minor unit', 500_000, '0.000001', 1],
    ['just less than half a minor unit', 499_999, '0.000001', 0],
  ])('%s', (_, amount, text, expected) => expect(applyRate(amount, rate(text))).toBe(expected));

  test('throws on an invalid amount', () => expect(() => applyRate(-1, rate('0.19'))).toThrow(RangeError));
});

describe('taxContained', () => {
  test.each([
    ['19 % in 119.00 EUR', 11_900, '0.19', 1_900],
    ['20 % in 29.97 EUR, a half', 2_997, '0.20', 500],
    ['20 % in 4.90 EUR', 490, '0.20', 82],
    ['nothing at no rate', 11_900, '0', 0],
    ['nothing in nothing', 0, '0.19', 0],
    ['half of it at 100 %', 3, '1', 2],
  ])('%s', (_, gross, text, expected) => expect(taxContained(gross, rate(text))).toBe(expected));

  test('throws on an invalid amount', () => expect(() => taxContained(0.5, rate('0.19'))).toThrow(RangeError));
});

describe('allocate', () => {
  test.each([
    ['the remainder to the largest remainder', 1_000, [5_997, 850], [876, 124]],
    ['the remainder to the largest remainder, not the largest weight', 10, [97, 26, 27], [6, 2, 2]],
    ['the remainder to the earlier of equals', 100, [100, 100, 100], [34, 33, 33]],
    ['two left over to the earlier two of three equals', 200, [300, 300, 300], [67, 67, 66]],
    ['the remainder to the earlier of equals, behind a smaller', 3, [1, 5, 5], [0, 2, 1]],
    ['the remainder to the earlier of equals that are not neighbours', 1, [3, 2, 3], [1, 0, 0]],
    ['all of it, also beyond the weights', 490, [10, 30], [123, 367]],
    ['exactly the weights', 6_847, [5_997, 850], [5_997, 850]],
    ['nothing to a weight of 0', 5, [0, 3, 0, 3], [0, 3, 0, 2]],
    ['nothing when there is nothing', 0, [5_997, 850], [0, 0]],
    ['nothing to weights of 0', 0, [0, 0], [0, 0]],
    ['nothing to nobody', 0, [], []],
    ['everything to the only one', 9_000, [5_997], [9_000]],
  ])('gives %s', (_, total, weights, expected) => expect(allocate(total, weights)).toEqual(expected));

  test.each([[[]], [[0, 0]]])('throws when a total has no weight to go to: %j, which is a defect', (weights) =>
    expect(() => allocate(1, weights)).toThrow(RangeError),
  );

  test('allocates the largest possible order exactly', () => {
    const line = 999_999_999 * 9_999;
    const shares = allocate(
      499_949_999_500_049,
      Array.from({ length: 50 }, () => line),
    );
    expect(line).toBe(9_998_999_990_001);
    expect(shares).toEqual([...Array.from({ length: 49 }, () => 9_998_999_990_001), 9_998_999_990_000]);
  });

  test.each(notAmounts)('throws on %d, which is a defect', (wrong) => {
    expect(() => allocate(wrong, [1])).toThrow(RangeError);
    expect(() => allocate(1, [1, wrong])).toThrow(RangeError);
  });
});

describe('worthOfUnits', () => {
  test('splits 60.94 EUR over three units into 20.31, 20.32 and 20.31', () => {
    expect(worthOfUnits(6_094, 0, 1, 3)).toBe(2_031);
    expect(worthOfUnits(6_094, 1, 2, 3)).toBe(2_032);
    expect(worthOfUnits(6_094, 2, 3, 3)).toBe(2_031);
  });

  test('gives a range of units the difference of its ends', () => {
    expect(worthOfUnits(6_094, 0, 2, 3)).toBe(4_063);
    expect(worthOfUnits(6_094, 1, 3, 3)).toBe(4_063);
    expect(worthOfUnits(6_094, 0, 3, 3)).toBe(6_094);
    expect(worthOfUnits(6_094, 2, 2, 3)).toBe(0);
  });

  test('rounds half up: of two units worth 1 the first is the one', () => {
    expect(worthOfUnits(1, 0, 1, 2)).toBe(1);
    expect(worthOfUnits(1, 1, 2, 2)).toBe(0);
  });

  test.each([
    ['backwards', 2, 1, 3],
    ['past the last unit', 0, 4, 3],
    ['before the first unit', -1, 1, 3],
    ['of no units', 0, 0, 0],
    ['of half a unit', 0, 0.5, 3],
    ['of no number', 0, Number.NaN, 3],
  ])('throws on a range %s', (_, from, to, of) => expect(() => worthOfUnits(6_094, from, to, of)).toThrow(RangeError));
});
