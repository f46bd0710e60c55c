import type { AppliedDiscount } from '#domain/catalog/discount';
import type { Country } from '#domain/country';
import type { Instant } from '#domain/instant';
import { consequencesOf } from '#domain/orders/consequences';
import type { Change, OrderEvent, OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import type { CustomerId } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import type { PrivateChange } from '#domain/orders/private-data';
import type { Price } from '#domain/pricing';

/** A new order, already priced. */
export type Placement = {
  readonly id: OrderId;
  readonly customerId: CustomerId;
  readonly externalReference: string | null;
  readonly price: Price;
  readonly discount: AppliedDiscount | null;
  readonly taxCountry: Country;
  readonly taxRegion: string | null;
  readonly private: PrivateChange;
};

/**
 * The record of a new order. It is pending until it is paid or expires. A free order is confirmed at once, and completed
 * if none of it is shipped.
 */
export const place = (
  placement: Placement,
  by: Omit<Change, 'events'> & { readonly expiresAt: Instant },
): OrderRecord => {
  const { price } = placement;
  const free = price.totals.totalAmount === 0;
  const placed: OrderEvent = {
    type: 'order.placed',
    data: {
      currency: price.currency,
      pricesIncludeTax: price.pricesIncludeTax,
      lines: price.lines,
      shipping: price.shipping,
      discount: placement.discount,
      taxCountry: placement.taxCountry,
      taxRegion: placement.taxRegion,
      expiresAt: free ? null : by.expiresAt,
    },
  };
  const record: OrderRecord = {
    id: placement.id,
    customerId: placement.customerId,
    externalReference: placement.externalReference,
    changes: [{ at: by.at, actor: by.actor, cause: by.cause, trace: by.trace, events: [placed] }],
    revisions: Object.keys(placement.private).length === 0 ? [] : [{ ...placement.private, version: 1 }],
  };
  const [change] = record.changes;
  return { ...record, changes: [{ ...change, events: [placed, ...consequencesOf(fold(record))] }] };
};
