import { describe, expect, test } from '@jest/globals';
import { type ItemToPrice, price, priceLines, priceShipping, shippedGoods, totalsOf } from '#domain/pricing';
import type { Rate } from '#domain/rate';
import { goodsAt } from '#test/builders/orders';
import { eur } from '#test/builders/products';

const rate = (text: string) => text as Rate;
const net = { pricesIncludeTax: false, amountStep: 1 };
const gross = { pricesIncludeTax: true, amountStep: 1 };

const item = (unitAmount: number, quantity: number, taxRate: string): ItemToPrice => ({
  sku: 'TEE-M',
  name: 'T-shirt M',
  unitAmount,
  quantity,
  requiresShipping: true,
  taxRate: rate(taxRate),
});

const mug: ItemToPrice = { ...item(850, 1, '0.19'), sku: 'MUG', name: 'Mug' };

describe('an order of 75.41 EUR, tax on top', () => {
  const lines = priceLines([item(1_999, 3, '0.19'), mug], false, { type: 'fixed', amount: 1_000 });
  const shipping = priceShipping('standard', 490, goodsAt(rate('0.19')), false);

  test('prices each line', () =>
    expect(lines).toEqual([
      {
        sku: 'TEE-M',
        name: 'T-shirt M',
        unitAmount: 1_999,
        quantity: 3,
        requiresShipping: true,
        subtotalAmount: 5_997,
        discountAmount: 876,
        netAmount: 5_121,
        taxRate: '0.19',
        taxAmount: 973,
        totalAmount: 6_094,
      },
      {
        sku: 'MUG',
        name: 'Mug',
        unitAmount: 850,
        quantity: 1,
        requiresShipping: true,
        subtotalAmount: 850,
        discountAmount: 124,
        netAmount: 726,
        taxRate: '0.19',
        taxAmount: 138,
        totalAmount: 864,
      },
    ]));

  test('prices the shipping', () =>
    expect(shipping).toEqual({
      method: 'standard',
      netAmount: 490,
      taxRate: '0.19',
      taxAmount: 93,
      totalAmount: 583,
      taxes: [{ rate: '0.19', netAmount: 490, taxAmount: 93 }],
    }));

  test('adds up', () =>
    expect(price({ currency: eur, pricesIncludeTax: false, amountStep: 1 }, lines, shipping)).toEqual({
      currency: 'EUR',
      pricesIncludeTax: false,
      amountStep: 1,
      lines,
      shipping,
      totals: {
        subtotalAmount: 6_847,
        discountAmount: 1_000,
        shippingAmount: 490,
        taxAmount: 1_204,
        totalAmount: 7_541,
        roundingAmount: 0,
      },
    }));
});

describe('an order of 34.87 EUR, tax contained', () => {
  const lines = priceLines([item(999, 3, '0.20')], true, null);
  const shipping = priceShipping('standard', 490, goodsAt(rate('0.20')), true);

  test('takes the tax out of each line and of the shipping', () => {
    expect(lines).toEqual([
      {
        sku: 'TEE-M',
        name: 'T-shirt M',
        unitAmount: 999,
        quantity: 3,
        requiresShipping: true,
        subtotalAmount: 2_997,
        discountAmount: 0,
        netAmount: 2_497,
        taxRate: '0.20',
        taxAmount: 500,
        totalAmount: 2_997,
      },
    ]);
    expect(shipping).toEqual({
      method: 'standard',
      netAmount: 408,
      taxRate: '0.20',
      taxAmount: 82,
      totalAmount: 490,
      taxes: [{ rate: '0.20', netAmount: 408, taxAmount: 82 }],
    });
  });

  test('adds up gross', () =>
    expect(totalsOf(lines, shipping, gross)).toEqual({
      subtotalAmount: 2_997,
      discountAmount: 0,
      shippingAmount: 490,
      taxAmount: 582,
      totalAmount: 3_487,
      roundingAmount: 0,
    }));
});

test('119.00 EUR at 19 % contain 19.00 EUR', () => {
  const lines = priceLines([item(11_900, 1, '0.19')], true, null);
  expect(lines).toMatchObject([{ netAmount: 10_000, taxAmount: 1_900, totalAmount: 11_900 }]);
});

test('three lines of 105 JPY at 10 % are taxed 11 each, 33 in all', () => {
  const one = item(105, 1, '0.10');
  const lines = priceLines([one, one, one], false, null);
  expect(lines.map((line) => line.taxAmount)).toEqual([11, 11, 11]);
  expect(totalsOf(lines, null, net)).toEqual({
    subtotalAmount: 315,
    discountAmount: 0,
    shippingAmount: 0,
    taxAmount: 33,
    totalAmount: 348,
    roundingAmount: 0,
  });
});

test('24.99 USD at 10.75 % are taxed 2.69', () =>
  expect(priceLines([item(2_499, 1, '0.1075')], false, null)).toMatchObject([{ taxAmount: 269, totalAmount: 2_768 }]));

test('1.005 KWD at 5 % are taxed 0.050', () =>
  expect(priceLines([item(1_005, 1, '0.05')], false, null)).toMatchObject([{ taxAmount: 50, totalAmount: 1_055 }]));

describe('V7: the total is rounded half up to the step of the currency', () => {
  const totals = (unitAmount: number, amountStep: number) =>
    totalsOf(priceLines([item(unitAmount, 1, '0.05')], false, null), null, { pricesIncludeTax: false, amountStep });

  test.each([
    ['1.005 KWD at 5 %, no step', 1_005, 1, 1_055, 0],
    ['up: half a step', 1_005, 10, 1_060, 5],
    ['down: less than half', 1_004, 10, 1_050, -4],
    ['not at all', 1_000, 10, 1_050, 0],
    ['to nothing', 4, 10, 0, -4],
    ['to another step', 1_005, 25, 1_050, -5],
  ])('%s', (_, unitAmount, step, totalAmount, roundingAmount) =>
    expect(totals(unitAmount, step)).toMatchObject({ totalAmount, roundingAmount }),
  );

  test('and neither the tax nor the lines are', () => {
    const lines = priceLines([item(1_005, 1, '0.05')], false, null);
    const shipping = priceShipping('standard', 103, goodsAt(rate('0.05')), false);
    expect(totalsOf(lines, shipping, { pricesIncludeTax: false, amountStep: 10 })).toEqual({
      subtotalAmount: 1_005,
      discountAmount: 0,
      shippingAmount: 103,
      taxAmount: 55,
      totalAmount: 1_160,
      roundingAmount: -3,
    });
  });
});

describe('a discount', () => {
  const discounts = (lines: readonly { readonly discountAmount: number }[]) => lines.map((line) => line.discountAmount);

  test('of 25 % takes 5.00 off 19.99', () =>
    expect(discounts(priceLines([item(1_999, 1, '0')], false, { type: 'percent', rate: rate('0.25') }))).toEqual([
      500,
    ]));

  test('in percent is rounded once for the order, not once a line', () => {
    const one = item(105, 1, '0.10');
    const lines = priceLines([one, one, one], false, { type: 'percent', rate: rate('0.1') });
    expect(discounts(lines)).toEqual([11, 11, 10]);
  });

  test('of 100 % leaves nothing to tax', () =>
    expect(priceLines([item(1_999, 3, '0.19')], false, { type: 'percent', rate: rate('1') })).toMatchObject([
      { discountAmount: 5_997, netAmount: 0, taxAmount: 0, totalAmount: 0 },
    ]));

  test('takes off at most the goods, and nothing of the shipping', () => {
    const lines = priceLines([item(1_999, 3, '0.19'), mug], false, { type: 'fixed', amount: 10_000 });
    expect(discounts(lines)).toEqual([5_997, 850]);
    expect(totalsOf(lines, priceShipping('standard', 490, goodsAt(rate('0.19')), false), net)).toEqual({
      subtotalAmount: 6_847,
      discountAmount: 6_847,
      shippingAmount: 490,
      taxAmount: 93,
      totalAmount: 583,
      roundingAmount: 0,
    });
  });

  test('is taken off the gross amount where prices include tax', () => {
    const lines = priceLines([item(11_900, 1, '0.19')], true, { type: 'fixed', amount: 1_900 });
    expect(lines).toMatchObject([{ discountAmount: 1_900, netAmount: 8_403, taxAmount: 1_597, totalAmount: 10_000 }]);
    expect(totalsOf(lines, null, gross)).toEqual({
      subtotalAmount: 11_900,
      discountAmount: 1_900,
      shippingAmount: 0,
      taxAmount: 1_597,
      totalAmount: 10_000,
      roundingAmount: 0,
    });
  });

  test('takes nothing off free goods', () =>
    expect(priceLines([item(0, 2, '0.19')], false, { type: 'fixed', amount: 1_000 })).toMatchObject([
      { subtotalAmount: 0, discountAmount: 0, totalAmount: 0 },
    ]));
});

test('each line is taxed at its own rate', () => {
  const lines = priceLines([item(1_000, 1, '0.19'), item(1_000, 1, '0.07'), item(1_000, 1, '0')], false, null);
  expect(lines.map((line) => line.taxAmount)).toEqual([190, 70, 0]);
});

describe('F6 shipping is taxed as the goods', () => {
  const shippingOf = (amount: number, items: readonly ItemToPrice[], inclusive = false) =>
    priceShipping('standard', amount, shippedGoods(priceLines(items, inclusive, null), inclusive), inclusive);
  const tax = (of: string, netAmount: number, taxAmount: number) => ({ rate: of, netAmount, taxAmount });
  const download = { ...item(9_999, 1, '0.19'), requiresShipping: false };

  test.each<[string, readonly ItemToPrice[], number, readonly object[]]>([
    ['at 7 % if all are', [item(2_000, 2, '0.07')], 34, [tax('0.07', 490, 34)]],
    ['not at all if none is', [item(2_000, 1, '0')], 0, [tax('0', 490, 0)]],
    [
      'by their amounts if they differ',
      [item(1_000, 1, '0.19'), item(3_000, 1, '0.07')],
      49,
      [tax('0.19', 123, 23), tax('0.07', 367, 26)],
    ],
    ['whatever is downloaded', [download, item(1, 1, '0.07')], 34, [tax('0.07', 490, 34)]],
    [
      'by their units if all are free',
      [item(0, 1, '0.07'), item(0, 3, '0.19')],
      79,
      [tax('0.07', 123, 9), tax('0.19', 367, 70)],
    ],
    ['without a share of 0', [item(1, 1, '0.19'), item(9_999, 9, '0.07')], 34, [tax('0.07', 490, 34)]],
    [
      'with one share for each rate, however it is written',
      [item(1, 1, '0.2'), item(2, 1, '0.07'), item(2, 1, '0.20')],
      73,
      [tax('0.2', 294, 59), tax('0.07', 196, 14)],
    ],
  ])('%s', (_, items, taxAmount, taxes) => {
    const shipping = shippingOf(490, items);
    expect(shipping).toMatchObject({ netAmount: 490, taxAmount, totalAmount: 490 + taxAmount, taxes });
    expect(shipping.taxRate).toBe(taxes.length === 1 ? (taxes[0] as { rate: string }).rate : null);
  });

  test('by gross amounts where prices include tax', () =>
    expect(shippingOf(490, [item(1_190, 1, '0.19'), item(1_070, 1, '0.07')], true)).toEqual({
      method: 'standard',
      netAmount: 434,
      taxRate: null,
      taxAmount: 56,
      totalAmount: 490,
      taxes: [tax('0.19', 217, 41), tax('0.07', 217, 15)],
    }));

  test('also if it costs nothing', () => {
    const free = { netAmount: 0, taxAmount: 0, totalAmount: 0, taxes: [] };
    expect(shippingOf(0, [item(1, 1, '0.07')])).toMatchObject({ ...free, taxRate: '0.07' });
    expect(shippingOf(0, [item(1, 1, '0.07'), item(1, 1, '0.19')])).toMatchObject({ ...free, taxRate: null });
  });
});

test('a line has no other fields of its item', () => {
  const [line] = priceLines([{ ...mug, taxCategory: 'standard' } as ItemToPrice], false, null);
  expect(line).not.toHaveProperty('taxCategory');
});

test('the largest possible order, taxed at 100 %, is a safe integer', () => {
  const largest = Array.from({ length: 50 }, () => item(999_999_999, 9_999, '1'));
  expect(totalsOf(priceLines(largest, false, null), null, net)).toEqual({
    subtotalAmount: 499_949_999_500_050,
    discountAmount: 0,
    shippingAmount: 0,
    taxAmount: 499_949_999_500_050,
    totalAmount: 999_899_999_000_100,
    roundingAmount: 0,
  });
});

test('an invalid amount or quantity is a defect and throws', () => {
  expect(() => priceLines([item(-1, 1, '0.19')], false, null)).toThrow(RangeError);
  expect(() => priceLines([item(1_999, 0.5, '0.19')], false, null)).toThrow(RangeError);
  expect(() => priceLines([mug], false, { type: 'fixed', amount: -1 })).toThrow(RangeError);
  expect(() => priceShipping('standard', -490, goodsAt(rate('0.19')), false)).toThrow(RangeError);
});
