import { describe, expect, test } from '@jest/globals';
import Big from 'big.js';
import {
  type Dinero,
  dinero,
  allocate as dineroAllocate,
  EUR,
  halfUp,
  multiply,
  transformScale,
} from 'dinero.js/bigint';
import fc from 'fast-check';
import { type Currency, parseCurrency } from '#domain/currency';
import { allocate, applyRate, taxContained, worthOfUnits } from '#domain/money';
import { type DiscountValue, type ItemToPrice, price, priceLines, priceShipping, shippedGoods } from '#domain/pricing';
import { parseRate, type Rate } from '#domain/rate';
import { casesOf } from '#test/properties/runs';

/*
 * The oracles are big.js and dinero.js: other people's decimal arithmetic, never ours again.
 *
 * dinero.js `multiply` by a scaled amount is exact and `transformScale` with `halfUp` rounds as we do. Its `allocate`
 * rounds every share down as we do, but hands what is left to the largest weights, the earlier of equals first, where
 * the largest remainder method hands it to the largest remainders. So the two agree where nothing is left and where
 * all weights are equal, and elsewhere differ by one unit a share at most. It refuses all-zero weights.
 */

const runs = { numRuns: casesOf(10_000) };

// One constructor each, so that division rounds once, straight to a whole number.
const HalfUp = Big();
HalfUp.DP = 0;
HalfUp.RM = 1;
const Down = Big();
Down.DP = 0;
Down.RM = 0;

const euros = (amount: number): Dinero<bigint> => dinero({ amount: BigInt(amount), currency: EUR });
const minorUnits = (money: Dinero<bigint>): number => Number(money.toJSON().amount);

const largestUnitAmount = 999_999_999;
const largestLine = 9_998_999_990_001;
const largestOrder = 499_949_999_500_050;

const amountUpTo = (max: number) =>
  fc.oneof(
    { weight: 2, arbitrary: fc.integer({ min: 0, max: 100 }) },
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 1_000_000 }) },
    { weight: 3, arbitrary: fc.integer({ min: 0, max }) },
    { weight: 1, arbitrary: fc.constantFrom(0, 1, max - 1, max) },
  );

const orderAmount = amountUpTo(largestOrder);
const weights = fc.array(amountUpTo(largestLine), { maxLength: 50, size: '+1' });

const rate: fc.Arbitrary<Rate> = fc
  .oneof(
    fc.constantFrom('0', '1', '0.000001', '0.999999', '0.5', '0.19', '0.07', '0.20', '0.055', '0.08875', '0.1075'),
    fc
      .integer({ min: 0, max: 100 })
      .map((percent) => (percent === 100 ? '1.00' : `0.${String(percent).padStart(2, '0')}`)),
    fc.integer({ min: 0, max: 999_999 }).map((decimals) => `0.${String(decimals).padStart(6, '0')}`),
  )
  .map((text) => {
    const parsed = parseRate(text);
    if (parsed === undefined) throw new Error(`no rate: ${text}`);
    return parsed;
  });

/** Boundary amounts: zero, one, the largest order, and one unit less. */
const fullOrder = Array.from({ length: 50 }, () => largestLine);
const examples: [number, number[]][] = [
  [0, []],
  [0, fullOrder],
  [1, [1, 0]],
  [1, fullOrder],
  [largestOrder - 1, fullOrder],
  [largestOrder, fullOrder],
];

const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);

describe('applyRate', () => {
  test('is big.js rounding the product half up', () =>
    fc.assert(
      fc.property(orderAmount, rate, (amount, share) => {
        expect(applyRate(amount, share)).toBe(Big(amount).times(share).round(0, 1).toNumber());
      }),
      runs,
    ));

  test('is dinero.js multiplying by a scaled amount and rounding half up', () =>
    fc.assert(
      fc.property(orderAmount, fc.integer({ min: 0, max: 999_999 }), (amount, decimals) => {
        const share = parseRate(`0.${String(decimals).padStart(6, '0')}`) as Rate;
        const product = multiply(euros(amount), { amount: BigInt(decimals), scale: 6n });
        expect(applyRate(amount, share)).toBe(minorUnits(transformScale(product, 2n, halfUp)));
      }),
      runs,
    ));
});

describe('taxContained', () => {
  test('is big.js dividing and rounding half up', () =>
    fc.assert(
      fc.property(orderAmount, rate, (gross, share) => {
        expect(taxContained(gross, share)).toBe(HalfUp(gross).times(share).div(Big(share).plus(1)).toNumber());
      }),
      runs,
    ));

  test('is within half a minor unit of the tax on the net amount that is left', () =>
    fc.assert(
      fc.property(orderAmount, rate, (gross, share) => {
        const tax = taxContained(gross, share);
        const taxOnNet = Big(gross - tax).times(share);
        // The rounded tax is off by half a unit at most, and the net amount by as much the other way, times the rate.
        expect(taxOnNet.minus(tax).abs().lte(Big(share).plus(1).times('0.5'))).toBe(true);
      }),
      runs,
    ));
});

describe('allocate', () => {
  test('sums to the total, and gives no share more than its weight unless the weights are less', () =>
    fc.assert(
      fc.property(orderAmount, weights, (amount, of) => {
        fc.pre(amount === 0 || total(of) > 0);
        const shares = allocate(amount, of);
        expect(shares).toHaveLength(of.length);
        expect(total(shares)).toBe(amount);
        expect(shares.every((share) => Number.isSafeInteger(share) && share >= 0)).toBe(true);
        if (amount <= total(of)) expect(shares.every((share, index) => share <= Number(of[index]))).toBe(true);
      }),
      { ...runs, examples },
    ));

  // What defines the largest remainder method: every share is its quota rounded down or up, and who is rounded up has
  // a larger remainder than, or one as large and an earlier place than, everybody who is rounded down.
  test('rounds up exactly the largest remainders, the earlier of equals first, by the quotas of big.js', () =>
    fc.assert(
      fc.property(orderAmount, weights, (amount, of) => {
        const sum = total(of);
        fc.pre(sum > 0);
        const portions = allocate(amount, of).map((share, index) => {
          const product = Down(amount).times(of[index] ?? 0);
          return { index, extra: share - product.div(sum).toNumber(), remainder: product.mod(sum).toNumber() };
        });
        const roundedUp = portions.filter(({ extra }) => extra === 1);
        const roundedDown = portions.filter(({ extra }) => extra === 0);
        expect(roundedUp.length + roundedDown.length).toBe(of.length);

        const least = Math.min(...roundedUp.map(({ remainder }) => remainder));
        const most = Math.max(...roundedDown.map(({ remainder }) => remainder));
        expect(least).toBeGreaterThanOrEqual(most);
        expect(least).toBeGreaterThan(0);
        if (least === most) {
          const lastUp = Math.max(
            ...roundedUp.filter(({ remainder }) => remainder === least).map(({ index }) => index),
          );
          const firstDown = Math.min(
            ...roundedDown.filter(({ remainder }) => remainder === most).map(({ index }) => index),
          );
          expect(lastUp).toBeLessThan(firstDown);
        }
      }),
      { ...runs, examples },
    ));

  test('is that of dinero.js where all weights are equal', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: largestLine }),
        fc.integer({ min: 1, max: 50 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (weight, count, fraction) => {
          const of = Array.from({ length: count }, () => weight);
          const amount = Math.floor(weight * count * fraction);
          expect(allocate(amount, of)).toEqual(dineroAllocate(euros(amount), of.map(BigInt)).map(minorUnits));
        },
      ),
      runs,
    ));

  test('is that of dinero.js where nothing is left over, and never further from it than one unit a share', () =>
    fc.assert(
      fc.property(orderAmount, weights, (amount, of) => {
        const sum = total(of);
        fc.pre(sum > 0);
        const theirs = dineroAllocate(euros(amount), of.map(BigInt)).map(minorUnits);
        const apart = allocate(amount, of).map((share, index) => Math.abs(share - (theirs[index] ?? 0)));
        const nothingLeft = of.every((weight) => Big(amount).times(weight).mod(sum).eq(0));
        expect(Math.max(...apart)).toBeLessThanOrEqual(nothingLeft ? 0 : 1);
      }),
      { ...runs, examples },
    ));
});

describe('worthOfUnits', () => {
  const quantity = fc.oneof(
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 9_999 }),
    fc.constantFrom(1, 9_999),
  );
  const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });

  test('over any partition of the units sums to the whole', () =>
    fc.assert(
      fc.property(orderAmount, quantity, cuts, (amount, of, at) => {
        const ends = [...at.map((fraction) => Math.floor(fraction * of)), of].sort((a, b) => a - b);
        const worths = ends.map((to, index) => worthOfUnits(amount, ends[index - 1] ?? 0, to, of));
        expect(total(worths)).toBe(amount);
        expect(worths.every((worth) => Number.isSafeInteger(worth) && worth >= 0)).toBe(true);
      }),
      runs,
    ));

  test('of the first units is what big.js rounds half up', () =>
    fc.assert(
      fc.property(orderAmount, quantity, fc.double({ min: 0, max: 1, noNaN: true }), (amount, of, fraction) => {
        const units = Math.floor(fraction * of);
        expect(worthOfUnits(amount, 0, units, of)).toBe(HalfUp(amount).times(units).div(of).toNumber());
      }),
      runs,
    ));
});

describe('a price', () => {
  const item: fc.Arbitrary<ItemToPrice> = fc.record({
    sku: fc.constantFrom('TEE-M', 'MUG', 'EBOOK'),
    name: fc.constant('Thing'),
    unitAmount: amountUpTo(largestUnitAmount),
    quantity: fc.oneof(fc.integer({ min: 1, max: 10 }), fc.integer({ min: 1, max: 9_999 }), fc.constant(9_999)),
    requiresShipping: fc.boolean(),
    taxRate: rate,
  });
  const items = fc.array(item, { minLength: 1, maxLength: 50, size: '+1' });
  const discount: fc.Arbitrary<DiscountValue | null> = fc.option(
    fc.oneof(
      fc.record({ type: fc.constant('fixed' as const), amount: orderAmount }),
      fc.record({ type: fc.constant('percent' as const), rate }),
    ),
  );
  const order = fc.tuple(fc.boolean(), items, discount, fc.option(amountUpTo(largestUnitAmount)));
  const currency = parseCurrency('EUR') as Currency;

  test('adds up, line by line and in all', () =>
    fc.assert(
      fc.property(order, ([inclusive, asked, off, amount]) => {
        const priced = priceLines(asked, inclusive, off);
        const goods = shippedGoods(priced, inclusive);
        const isShipped = amount !== null && goods.length > 0;
        const shipping = isShipped ? priceShipping('standard', amount, goods, inclusive) : null;
        const { lines, totals } = price({ currency, pricesIncludeTax: inclusive, amountStep: 1 }, priced, shipping);
        if (isShipped) {
          expect(inclusive ? shipping?.totalAmount : shipping?.netAmount).toBe(amount);
          expect(shipping?.taxes.every((share) => share.netAmount + share.taxAmount > 0)).toBe(true);
          expect(total(shipping?.taxes.map((share) => share.netAmount) ?? [])).toBe(shipping?.netAmount);
          expect(total(shipping?.taxes.map((share) => share.taxAmount) ?? [])).toBe(shipping?.taxAmount);
        }
        // One expectation for all lines: ten thousand orders of up to fifty lines make too many to state one by one.
        const wrong = lines.filter((line) => {
          const charged = line.subtotalAmount - line.discountAmount;
          const smallest = Math.min(charged, line.discountAmount, line.netAmount, line.taxAmount);
          const kept = inclusive ? line.totalAmount : line.netAmount;
          return line.netAmount + line.taxAmount !== line.totalAmount || kept !== charged || smallest < 0;
        });
        expect(wrong).toEqual([]);
        const parts = [...lines, ...(shipping === null ? [] : [shipping])];
        const before = totals.subtotalAmount - totals.discountAmount + totals.shippingAmount;
        expect(totals.totalAmount).toBe(inclusive ? before : before + totals.taxAmount);
        expect(totals.totalAmount).toBe(total(parts.map((part) => part.totalAmount)));
        expect(totals.taxAmount).toBe(total(parts.map((part) => part.taxAmount)));
        expect(totals.totalAmount - totals.taxAmount).toBe(total(parts.map((part) => part.netAmount)));
        expect(Number.isSafeInteger(totals.totalAmount)).toBe(true);
      }),
      runs,
    ));

  test('takes off the discount that big.js computes, at most the goods', () =>
    fc.assert(
      fc.property(fc.boolean(), items, discount, (inclusive, asked, off) => {
        const lines = priceLines(asked, inclusive, off);
        const subtotal = asked.reduce(
          (sum, { unitAmount, quantity }) => sum.plus(Big(unitAmount).times(quantity)),
          Big(0),
        );
        const due =
          off === null ? Big(0) : off.type === 'fixed' ? Big(off.amount) : subtotal.times(off.rate).round(0, 1);
        expect(total(lines.map((line) => line.subtotalAmount))).toBe(subtotal.toNumber());
        expect(total(lines.map((line) => line.discountAmount))).toBe((due.gt(subtotal) ? subtotal : due).toNumber());
      }),
      runs,
    ));

  test('takes the discount off the lines that have it and off no other', () =>
    fc.assert(
      fc.property(fc.boolean(), items, discount, fc.array(fc.boolean()), (inclusive, asked, off, chosen) => {
        const has = (index: number) => chosen[index] ?? false;
        const lines = priceLines(asked, inclusive, off, has);
        const [discounted, others] = [true, false].map((wanted) => lines.filter((_, index) => has(index) === wanted));
        const alone = priceLines(
          asked.filter((_, index) => has(index)),
          inclusive,
          off,
        );
        expect(discounted).toEqual(alone);
        expect(others).toEqual(
          priceLines(
            asked.filter((_, index) => !has(index)),
            inclusive,
            null,
          ),
        );
      }),
      runs,
    ));

  test('taxes each line by itself, on top or contained, as big.js rounds it', () =>
    fc.assert(
      fc.property(fc.boolean(), items, discount, (inclusive, asked, off) => {
        const lines = priceLines(asked, inclusive, off);
        const theirs = lines.map(({ subtotalAmount, discountAmount, taxRate }) => {
          const product = HalfUp(subtotalAmount).minus(discountAmount).times(taxRate);
          return product.div(inclusive ? Big(taxRate).plus(1) : 1).toNumber();
        });
        expect(lines.map((line) => line.taxAmount)).toEqual(theirs);
      }),
      runs,
    ));
});
