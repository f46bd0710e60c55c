import type { AppliedDiscount } from '#domain/catalog/discount';
import type { Country } from '#domain/country';
import type { Instant } from '#domain/instant';
import { nothingMoved } from '#domain/orders/money/money-moved';
import type { PendingOrder } from '#domain/orders/order';
import { privateDataAt } from '#domain/orders/private-data';
import { type Price, totalsOf } from '#domain/pricing';

/** The first event of every order. */
export type PlacementEvents = {
  readonly 'order.placed': Omit<Price, 'totals'> & {
    readonly discount: AppliedDiscount | null;
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
  lines: data.lines.map(({ quantity, ...line }, index) => ({
    id: String(index + 1),
    ...line,
    quantity: { ordered: quantity, canceled: 0, fulfilled: 0, delivered: 0, returned: 0 },
  })),
  shipping: data.shipping,
  discount: data.discount,
  totals: totalsOf(data.lines, data.shipping, data.pricesIncludeTax),
  taxCountry: data.taxCountry,
  taxRegion: data.taxRegion,
  moved: nothingMoved,
  holds: [],
  fulfillments: [],
  returns: [],
  private: privateDataAt([], 0),
  placedAt: at,
  updatedAt: at,
  expiresAt: data.expiresAt,
  timeLeft: null,
});
