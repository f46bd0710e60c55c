import { bounds } from '#domain/bounds';
import type { Currency } from '#domain/currency';
import type { Instant } from '#domain/instant';
import type { DiscountValue } from '#domain/pricing';

export type DiscountCode = string & { readonly brand: 'DiscountCode' };

/** What a code promises, and to whom: what an order freezes. */
export type DiscountFacts = {
  readonly code: DiscountCode;
  readonly value: DiscountValue;
  /** The only currency it counts in; a fixed amount always has one. Null: any. */
  readonly currency: Currency | null;
  /** Its first moment; null: always. */
  readonly startsAt: Instant | null;
  /** The first moment after it; null: for good. */
  readonly endsAt: Instant | null;
  /** How many orders may have it at one time; null: any number, and nobody counts. */
  readonly maxRedemptions: number | null;
  /** Counts the changes of these facts, not the redemptions. */
  readonly version: number;
};

/** `redeemed`: how many orders have it that count. A canceled one gives it back. */
export type Discount = DiscountFacts & { readonly redeemed: number };

const codePattern = new RegExp(`^[A-Za-z0-9][A-Za-z0-9._-]{0,${bounds.discountCodeLength - 1}}$`);

/** Letters, digits, dot, underscore and hyphen, case kept: written like a sku. */
export const parseDiscountCode = (text: string): DiscountCode | undefined =>
  codePattern.test(text) ? (text as DiscountCode) : undefined;

/** A discount as an order froze it. `counted`: the order is one of its redemptions, and gives it back when canceled. */
export type AppliedDiscount = { readonly code: DiscountCode; readonly counted: boolean };

/** What an order keeps of its discount. Only those with a maximum are counted. */
export const appliedOf = (discount: Discount | undefined): AppliedDiscount | null =>
  discount === undefined ? null : { code: discount.code, counted: discount.maxRedemptions !== null };

export const discountObstacles = ['unknown', 'other-currency', 'not-started', 'ended', 'used-up'] as const;
/** Why an order cannot have a discount. */
export type DiscountObstacle = (typeof discountObstacles)[number];

/** What keeps an order in that currency from having the discount now; undefined: nothing. */
export const obstacleTo = (
  discount: Discount | undefined,
  order: { readonly currency: Currency; readonly at: Instant },
): DiscountObstacle | undefined => {
  if (discount === undefined) return 'unknown';
  const { currency, startsAt, endsAt, maxRedemptions, redeemed } = discount;
  if (currency !== null && currency !== order.currency) return 'other-currency';
  if (startsAt !== null && order.at < startsAt) return 'not-started';
  if (endsAt !== null && order.at >= endsAt) return 'ended';
  return maxRedemptions !== null && redeemed >= maxRedemptions ? 'used-up' : undefined;
};

const sameValue = (left: DiscountValue, right: DiscountValue): boolean =>
  left.type === 'fixed'
    ? right.type === 'fixed' && left.amount === right.amount
    : right.type === 'percent' && left.rate === right.rate;

const factNames = ['currency', 'startsAt', 'endsAt', 'maxRedemptions'] as const;

/** Whether two discounts promise the same; versions and redemptions do not count. */
export const sameDiscount = (left: Omit<DiscountFacts, 'version'>, right: Omit<DiscountFacts, 'version'>): boolean =>
  sameValue(left.value, right.value) && factNames.every((name) => left[name] === right[name]);
