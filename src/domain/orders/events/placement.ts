import type { AppliedDiscount } from '#domain/catalog/discount';
import type { Country } from '#domain/country';
import type { Instant } from '#domain/instant';
import type { MinorUnits } from '#domain/money';
import { orderedLines } from '#domain/orders/lines/ordered-lines';
import type { PendingOrder } from '#domain/orders/order';
import { privateDataAt } from '#domain/orders/private-data';
import { type Price, totalsOf } from '#domain/pricing';

/** The first event of every order. */
export type PlacementEvents = {
  readonly 'order.placed': Omit<Price, 'totals'> & {
    readonly discount: AppliedDiscount | null;
    /** What the shop's standard shipping would have cost, with its tax; null: no less than `shipping` does. */
    readonly standardShippingAmount: MinorUnits | null;
    /** Where the order is taxed: reports need it after the address is erased. */
    readonly taxCountry: Country;
    readonly taxRegion: string | null;
    /** Null: the order is free and does not expire. */
    readonly expiresAt: Instant | null;
  };
};

/** The order that a placement begins. */
export const placed = (
  { id, customerId, externalReference }: Pick<PendingOrder, 'id' | 'customerId' | 'externalReference'>,
  data: PlacementEvents['order.placed'],
  at: Instant,
): PendingOrder => ({
  id,
  customerId,
  externalReference,
  status: 'pending',
  version: 1,
  currency: data.currency,
  pricesIncludeTax: data.pricesIncludeTax,
  amountStep: data.amountStep,
  lines: orderedLines(data.lines),
  shipping: data.shipping,
  discount: data.discount,
  totals: totalsOf(data.lines, data.shipping, data),
  taxCountry: data.taxCountry,
  taxRegion: data.taxRegion,
  payments: [],
  adjustments: [],
  shippingRefundedAmount: 0,
  standardShippingAmount: data.standardShippingAmount,
  nextAction: null,
  holds: [],
  riskReasons: [],
  fulfillments: [],
  returns: [],
  private: privateDataAt([], 0),
  placedAt: at,
  updatedAt: at,
  expiresAt: data.expiresAt,
  timeLeft: null,
});
