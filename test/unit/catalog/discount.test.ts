import { describe, expect, test } from '@jest/globals';
import { appliedOf, obstacleTo, parseDiscountCode, sameDiscount } from '#domain/catalog/discount';
import { tenOClock } from '#test/builders/clock';
import { code, discount, discountFacts, quarterOff, redeemer } from '#test/builders/discounts';
import { rate } from '#test/builders/orders';
import { currency, eur, sku } from '#test/builders/products';

describe('a discount code', () => {
  test.each([
    ['A', 'A'],
    ['0', '0'],
    ['WELCOME10', 'WELCOME10'],
    ['welcome10', 'WELCOME10'],
    ['a.B_c-1', 'A.B_C-1'],
    ['x--', 'X--'],
    ['constructor', 'CONSTRUCTOR'],
    ['a'.repeat(64), 'A'.repeat(64)],
    [' Summer10  ', 'SUMMER10'],
    ['A\n', 'A'],
  ])('%p is %s', (text, parsed) => expect(parseDiscountCode(text)).toBe(parsed));

  test.each(['', '.A', '-A', '_A', ' ', 'A B', 'A/B', 'A#B', 'Größe', 'ß', 'ı', '\u212a', 'a'.repeat(65)])(
    '%p is none',
    (text) => expect(parseDiscountCode(text)).toBeUndefined(),
  );
});

const usd = currency('USD');
const tee = { sku: sku('TEE-M'), taxCategory: 'standard', subtotalAmount: 5997 } as const;
const book = { sku: sku('BOOK'), taxCategory: 'reduced', subtotalAmount: 4200 } as const;
const order = { currency: eur, at: tenOClock, lines: [tee, book] };
const forSkus = (...skus: readonly string[]) => ({ skus: skus.map(sku), taxCategories: [] });

describe('an order', () => {
  test.each([
    ['without bounds', quarterOff()],
    ['in its currency', discount()],
    ['in its first moment', discount({ startsAt: tenOClock })],
    ['in its last moment', discount({ startsAt: tenOClock - 1, endsAt: tenOClock + 1 })],
    ['that one more may have', discount({ maxRedemptions: 3, redeemed: 2 })],
    ['that was counted once and is not any more', discount({ maxRedemptions: null, redeemed: 9 })],
    ['that takes nothing off', discount({ value: { type: 'fixed', amount: 0 } })],
    ['for its exact amount', discount({ minimumAmount: 10_197 })],
    ['for one of its products', discount({ appliesTo: forSkus('MUG', 'BOOK') })],
    ['for the tax category of a line', discount({ appliesTo: { skus: [], taxCategories: ['reduced'] } })],
    ['whose lines cost enough', discount({ appliesTo: forSkus('TEE-M'), minimumAmount: 5997 })],
  ])('can have a discount %s', (_, wanted) => expect(obstacleTo(wanted, order)).toBeUndefined());

  test.each([
    ['that there is not', undefined, 'unknown'],
    ['in another currency', discount({ currency: usd }), 'other-currency'],
    ['before its first moment', discount({ startsAt: tenOClock + 1 }), 'not-started'],
    ['from the moment on that it ends', discount({ endsAt: tenOClock }), 'ended'],
    ['after its end', discount({ endsAt: tenOClock - 1 }), 'ended'],
    ['that as many have as may', discount({ maxRedemptions: 3, redeemed: 3 }), 'used-up'],
    ['that more have than may by now', discount({ maxRedemptions: 3, redeemed: 4 }), 'used-up'],
    ['for other products', discount({ appliesTo: forSkus('MUG', 'tee-m') }), 'no-line'],
    ['for another tax category', discount({ appliesTo: { skus: [], taxCategories: ['zero'] } }), 'no-line'],
    ['for more than it costs', discount({ minimumAmount: 10_198 }), 'below-minimum'],
    ['whose lines cost too little', discount({ appliesTo: forSkus('TEE-M'), minimumAmount: 5998 }), 'below-minimum'],
  ])('cannot have a discount %s', (_, wanted, because) => expect(obstacleTo(wanted, order)).toBe(because));

  test('is refused by currency first, then by time, then by count', () => {
    const spent = { maxRedemptions: 1, redeemed: 1 };
    expect(obstacleTo(discount({ ...spent, currency: usd, endsAt: tenOClock }), order)).toBe('other-currency');
    expect(obstacleTo(discount({ ...spent, startsAt: tenOClock + 1 }), order)).toBe('not-started');
    expect(obstacleTo(discount({ ...spent, endsAt: tenOClock }), order)).toBe('ended');
  });

  test('can have a percentage in any currency, and a discount of one currency in that one only', () => {
    for (const each of [eur, usd]) expect(obstacleTo(quarterOff(), { ...order, currency: each })).toBeUndefined();
    expect(obstacleTo(quarterOff({ currency: usd }), { ...order, currency: usd })).toBeUndefined();
    expect(obstacleTo(quarterOff({ currency: usd }), order)).toBe('other-currency');
  });
});

describe('the discount of an order', () => {
  test('is null without one', () => expect(appliedOf(undefined, () => redeemer('ada'))).toBeNull());

  test('is its code, and whether it counts redemptions', () => {
    expect(appliedOf(discount(), () => redeemer('ada'))).toEqual({ code: 'WELCOME10', counted: true, redeemer: null });
    expect(appliedOf(discount({ maxRedemptions: 1, redeemed: 1 }), () => redeemer('ada'))).toEqual({
      code: 'WELCOME10',
      counted: true,
      redeemer: null,
    });
    expect(appliedOf(quarterOff(), () => redeemer('ada'))).toEqual({ code: 'QUARTER', counted: false, redeemer: null });
  });

  test('has the customer only if it has a maximum for each customer', () => {
    const once = quarterOff({ maxRedemptionsPerCustomer: 1 });
    expect(appliedOf(once, () => redeemer('ada'))).toEqual({
      code: 'QUARTER',
      counted: false,
      redeemer: redeemer('ada'),
    });
  });
});

describe('two discounts', () => {
  const whole = discountFacts({ startsAt: tenOClock, endsAt: tenOClock + 1 });
  const share = { type: 'percent', rate: rate('0.1') } as const;

  test('are the same in another code, version and count of redemptions', () => {
    const other = { ...whole, version: 7, code: code('OTHER') };
    expect(sameDiscount(whole, other)).toBe(true);
    expect(sameDiscount(discount({ redeemed: 2 }), discountFacts())).toBe(true);
    expect(sameDiscount(quarterOff(), quarterOff())).toBe(true);
  });

  test.each([
    ['amount', { value: { type: 'fixed', amount: 999 } as const }],
    ['kind', { value: share }],
    ['currency', { currency: usd }],
    ['currency, which is any', { currency: null }],
    ['first moment', { startsAt: tenOClock + 1 }],
    ['first moment, which there is not', { startsAt: null }],
    ['end', { endsAt: tenOClock + 2 }],
    ['end, which there is not', { endsAt: null }],
    ['maximum', { maxRedemptions: 4 }],
    ['maximum, which there is not', { maxRedemptions: null }],
    ['maximum for a customer', { maxRedemptionsPerCustomer: 1 }],
    ['minimum', { minimumAmount: 1 }],
    ['goods', { appliesTo: forSkus('TEE-M') }],
  ])('differ by their %s', (_, other) => {
    expect(sameDiscount(whole, { ...whole, ...other })).toBe(false);
    expect(sameDiscount({ ...whole, ...other }, whole)).toBe(false);
  });

  test('differ by their rate', () => {
    expect(sameDiscount({ ...whole, value: share }, { ...whole, value: share })).toBe(true);
    const other = { type: 'percent', rate: rate('0.11') } as const;
    expect(sameDiscount({ ...whole, value: share }, { ...whole, value: other })).toBe(false);
  });
});
