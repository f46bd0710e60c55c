import { bounds } from '#domain/bounds';
import type { Sku, TaxCategory } from '#domain/catalog/product';
import type { Currency } from '#domain/currency';
import type { Instant } from '#domain/instant';
import { type MinorUnits, sumOf } from '#domain/money';
import { namesOf } from '#domain/names';
import type { DiscountValue } from '#domain/pricing';
import { sameData } from '#domain/same-data';

/** In upper case: codes are compared without case. */
export type DiscountCode = string & { readonly brand: 'DiscountCode' };

/** A pseudonym of a customer, always the same, under which a discount counts the customer's redemptions. */
export type Redeemer = string & { readonly brand: 'Redeemer' };

/** The goods of a discount: lines of one of these products or tax categories. At least one entry, at most 100 skus. */
export type DiscountedGoods = { readonly skus: readonly Sku[]; readonly taxCategories: readonly TaxCategory[] };

/** What a code takes off, and for which orders. */
export type DiscountFacts = {
  readonly code: DiscountCode;
  readonly value: DiscountValue;
  /** The only currency of orders that can have it; a fixed amount always has one. Null: any. */
  readonly currency: Currency | null;
  /** The first moment of its validity; null: it has always been valid. */
  readonly startsAt: Instant | null;
  /** The first moment after its validity; null: it does not end. */
  readonly endsAt: Instant | null;
  /** How many orders may have it at one time; null: any number, and redemptions are not counted. */
  readonly maxRedemptions: number | null;
  /** How many orders of one customer may have it at one time; null: any number, which is not counted. */
  readonly maxRedemptionsPerCustomer: number | null;
  /** The least amount of the lines that have it, before it, in its currency; null: any amount. */
  readonly minimumAmount: MinorUnits | null;
  /** Null: all lines of an order have it. */
  readonly appliesTo: DiscountedGoods | null;
  /** Counts the changes of the facts, not the redemptions. */
  readonly version: number;
};

/** `redeemed`: how many orders have it, where those are counted. A canceled order returns its redemption. */
export type Discount = DiscountFacts & { readonly redeemed: number };

const codePattern = new RegExp(`^[A-Za-z0-9][A-Za-z0-9._-]{0,${bounds.discountCodeLength - 1}}$`);

/** Letters, digits, dot, underscore and hyphen. Case and outer blanks do not matter. */
export const parseDiscountCode = (text: string): DiscountCode | undefined => {
  const code = text.trim();
  return codePattern.test(code) ? (code.toUpperCase() as DiscountCode) : undefined;
};

/**
 * A discount as an order froze it. `counted`: the order is one of its redemptions and returns it when canceled.
 * `redeemer`: whose count it increased; null: it had no maximum for each customer. The code of an order
 * from before codes were in upper case is as it was then.
 */
export type AppliedDiscount = { readonly code: string; readonly counted: boolean; readonly redeemer: Redeemer | null };

/** The part of a discount that an order freezes. Only discounts with a maximum are counted. */
export const appliedOf = (discount: Discount | undefined, redeemerOf: () => Redeemer): AppliedDiscount | null =>
  discount === undefined
    ? null
    : {
        code: discount.code,
        counted: discount.maxRedemptions !== null,
        redeemer: discount.maxRedemptionsPerCustomer === null ? null : redeemerOf(),
      };

export const discountObstacles = [
  'unknown',
  'other-currency',
  'not-started',
  'ended',
  'used-up',
  'used-up-by-customer',
  'no-line',
  'below-minimum',
] as const;
/** Why an order cannot have a discount. */
export type DiscountObstacle = (typeof discountObstacles)[number];

/** A line of an order before its discount. */
export type DiscountableLine = {
  readonly sku: Sku;
  readonly taxCategory: TaxCategory;
  readonly subtotalAmount: MinorUnits;
};

/** True for a line of the discount's goods. */
export const hasDiscount = (
  { appliesTo }: Pick<Discount, 'appliesTo'>,
  { sku, taxCategory }: Pick<DiscountableLine, 'sku' | 'taxCategory'>,
): boolean => appliesTo === null || appliesTo.skus.includes(sku) || appliesTo.taxCategories.includes(taxCategory);

/** Why an order in that currency cannot have the discount now; undefined: it can. */
export const obstacleTo = (
  discount: Discount | undefined,
  order: { readonly currency: Currency; readonly at: Instant; readonly lines: readonly DiscountableLine[] },
): DiscountObstacle | undefined => {
  if (discount === undefined) return 'unknown';
  const { currency, startsAt, endsAt, maxRedemptions, redeemed, minimumAmount } = discount;
  if (currency !== null && currency !== order.currency) return 'other-currency';
  if (startsAt !== null && order.at < startsAt) return 'not-started';
  if (endsAt !== null && order.at >= endsAt) return 'ended';
  if (maxRedemptions !== null && redeemed >= maxRedemptions) return 'used-up';
  const lines = order.lines.filter((line) => hasDiscount(discount, line));
  if (lines.length === 0) return 'no-line';
  const amount = sumOf(lines.map(({ subtotalAmount }) => subtotalAmount));
  return minimumAmount !== null && amount < minimumAmount ? 'below-minimum' : undefined;
};

const comparedFacts = namesOf<Omit<DiscountFacts, 'code' | 'version'>>({
  value: true,
  currency: true,
  startsAt: true,
  endsAt: true,
  maxRedemptions: true,
  maxRedemptionsPerCustomer: true,
  minimumAmount: true,
  appliesTo: true,
});

/** Whether two discounts have the same facts, apart from their versions. */
export const sameDiscount = (left: Omit<DiscountFacts, 'version'>, right: Omit<DiscountFacts, 'version'>): boolean =>
  comparedFacts.every((name) => sameData(left[name], right[name]));
