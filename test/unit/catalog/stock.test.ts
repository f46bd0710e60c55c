import { describe, expect, test } from '@jest/globals';
import { parseSku, sameFacts } from '#domain/catalog/product';
import { adjusted, mergeMoves, stockLevelOf } from '#domain/catalog/stock';
import { facts, priced, sku } from '#test/builders/products';

const tee = (available: number, backorderLimit = 0) => ({ sku: sku('TEE-M'), available, backorderLimit });

describe('an adjustment', () => {
  test.each([
    [10, 5, 15],
    [10, -10, 0],
    [0, 0, 0],
    [0, 999_999_999, 999_999_999],
    [999_999_999, -1, 999_999_998],
  ])('of %d by %d gives %d', (available, delta, after) =>
    expect(adjusted(tee(available), delta)).toEqual({ ok: true, value: after }),
  );

  test.each([
    [10, -11],
    [0, -1],
  ])('of %d by %d is refused: stock is never below zero', (available, delta) =>
    expect(adjusted(tee(available), delta)).toEqual({
      ok: false,
      refusal: { kind: 'stock-below-zero', sku: 'TEE-M', available, backorderLimit: 0 },
    }),
  );

  test.each([
    [0, -5, -5],
    [3, -8, -5],
    [-5, 2, -3],
    // The limit was lowered since: the stock may rise, and not fall.
    [-9, 1, -8],
  ])('of %d by %d gives %d where 5 units may be owed', (available, delta, after) =>
    expect(adjusted(tee(available, 5), delta)).toEqual({ ok: true, value: after }),
  );

  test.each([
    [0, -6],
    [-5, -1],
    [-9, -1],
  ])('of %d by %d is refused where 5 units may be owed', (available, delta) =>
    expect(adjusted(tee(available, 5), delta)).toEqual({
      ok: false,
      refusal: { kind: 'stock-below-zero', sku: 'TEE-M', available, backorderLimit: 5 },
    }),
  );

  test.each([
    [1, 999_999_999, 999_999_998],
    [999_999_999, 1, 0],
  ])('of %d by %d is refused: at most %d can be added', (available, delta, maximum) =>
    expect(adjusted(tee(available), delta)).toEqual({
      ok: false,
      refusal: { kind: 'validation-failed', field: 'delta', maximum },
    }),
  );
});

describe('a stock level', () => {
  test.each([
    [10, 0, { available: 10, owed: 0, backorderable: 0 }],
    [10, 5, { available: 10, owed: 0, backorderable: 5 }],
    [0, 5, { available: 0, owed: 0, backorderable: 5 }],
    [-2, 5, { available: 0, owed: 2, backorderable: 3 }],
    [-7, 5, { available: 0, owed: 7, backorderable: 0 }],
  ])('of %d units with a limit of %d is %j', (available, limit, level) =>
    expect(stockLevelOf(tee(available, limit))).toEqual(level),
  );
});

describe('moves', () => {
  test('of one product are merged, in the order of their first move', () => {
    const moves = [
      { sku: sku('B'), quantity: 1 },
      { sku: sku('A'), quantity: 2 },
      { sku: sku('B'), quantity: 3 },
    ];
    expect(mergeMoves(moves)).toEqual([
      { sku: 'B', quantity: 4 },
      { sku: 'A', quantity: 2 },
    ]);
  });

  test('of nothing are none', () => {
    expect(mergeMoves([])).toEqual([]);
    expect(mergeMoves([{ sku: sku('A'), quantity: 0 }])).toEqual([]);
  });

  test('of skus that differ by case are not merged', () =>
    expect(
      mergeMoves([
        { sku: sku('a'), quantity: 1 },
        { sku: sku('A'), quantity: 1 },
      ]),
    ).toHaveLength(2));
});

describe('a sku', () => {
  test.each(['TEE-M', 'a', '0', 'a.B_c-1', 'x'.repeat(64)])('is read from %j as it is', (text) =>
    expect(parseSku(text)).toBe(text),
  );

  test.each(['', '-A', '.A', '_A', 'A B', 'A/B', 'É', 'A\n', 'x'.repeat(65), 'A#1'])('is not read from %j', (text) =>
    expect(parseSku(text)).toBeUndefined(),
  );
});

describe('facts', () => {
  test('are the same in another version', () => expect(sameFacts(facts(), facts({ version: 9 }))).toBe(true));

  test.each([
    { name: 'Shirt' },
    { prices: priced({ EUR: 2000 }) },
    { prices: priced({ USD: 1999 }) },
    { prices: priced({ EUR: 1999, USD: 1999 }) },
    { taxCategory: 'reduced' },
    { requiresShipping: false },
  ] as const)('differ by %j', (difference) => expect(sameFacts(facts(), facts(difference))).toBe(false));
});
