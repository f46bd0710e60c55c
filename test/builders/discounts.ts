import type { Write } from '#application/ports';
import type { Discount, DiscountCode, DiscountFacts, Redeemer } from '#domain/catalog/discount';
import { rate } from '#test/builders/orders';
import { eur } from '#test/builders/products';

/** A pseudonym of a customer, of the length of a real one. */
export const redeemer = (name: string): Redeemer => name.padEnd(22, '_') as Redeemer;

export const code = (text: string): DiscountCode => text.toUpperCase() as DiscountCode;

/** The facts of a discount, by default ten euros off for three orders. */
export const discountFacts = (wanted: Partial<DiscountFacts> = {}): DiscountFacts => ({
  code: code('WELCOME10'),
  value: { type: 'fixed', amount: 1000 },
  currency: eur,
  startsAt: null,
  endsAt: null,
  maxRedemptions: 3,
  maxRedemptionsPerCustomer: null,
  minimumAmount: null,
  appliesTo: null,
  version: 1,
  ...wanted,
});

export const discount = ({ redeemed = 0, ...wanted }: Partial<Discount> = {}): Discount => ({
  ...discountFacts(wanted),
  redeemed,
});

/** 25 % off in any currency, without a maximum. */
export const quarterOff = (wanted: Partial<Discount> = {}): Discount =>
  discount({
    code: code('QUARTER'),
    value: { type: 'percent', rate: rate('0.25') },
    currency: null,
    maxRedemptions: null,
    ...wanted,
  });

export const discountFactsOf = ({ redeemed: _, ...rest }: Discount): DiscountFacts => rest;

/** The commits that store a discount of version 1 with its redemptions. */
export const givingOf = (wanted: Discount): readonly [Write, ...Write[]][] => [
  [{ kind: 'discount', facts: discountFactsOf(wanted) }],
  ...Array.from({ length: wanted.redeemed }, (): [Write] => [
    { kind: 'redeem-discount', code: wanted.code, factsVersion: wanted.version },
  ]),
];
