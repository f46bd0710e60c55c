import type { AppliedDiscount } from '#domain/catalog/discount';
import type { Country } from '#domain/country';
import type { Instant } from '#domain/instant';
import type { MinorUnits } from '#domain/money';
import { consequencesOf } from '#domain/orders/consequences';
import { type Decision, revised } from '#domain/orders/decision';
import type { Change, OrderEvent, OrderRecord } from '#domain/orders/events';
import { evolveAll, fold } from '#domain/orders/evolve';
import { holdForRisks } from '#domain/orders/holds/hold';
import type { CustomerId } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import type { PrivateChange } from '#domain/orders/private-data';
import { begin, type Pay } from '#domain/payments/pay';
import type { RiskReason } from '#domain/payments/risk';
import type { Price } from '#domain/pricing';

/** A new order, already priced. */
export type Placement = {
  readonly id: OrderId;
  readonly customerId: CustomerId;
  readonly externalReference: string | null;
  readonly price: Price;
  /** What the standard shipping would cost, with its tax; null: no less than the shipping does. */
  readonly standardShippingAmount: MinorUnits | null;
  readonly discount: AppliedDiscount | null;
  readonly taxCountry: Country;
  readonly taxRegion: string | null;
  readonly private: PrivateChange;
  /** The payment that begins with the order; undefined: none. Ignored for a free order. */
  readonly payment?: Omit<Pay, 'amount'> | undefined;
  /** Why the risk rules hold the order from the beginning: its payment only authorizes (money.md P8). */
  readonly riskReasons: readonly RiskReason[];
};

const nothing: Decision = { events: [] };

/**
 * The record of a new order. It is pending until it is paid or expires. A free order is confirmed at once, and completed
 * if none of it is shipped, unless the risk rules hold it.
 */
export const place = (
  placement: Placement,
  by: Omit<Change, 'events'> & { readonly expiresAt: Instant },
): OrderRecord => {
  const { price, payment } = placement;
  const free = price.totals.totalAmount === 0;
  const placed: OrderEvent = {
    type: 'order.placed',
    data: {
      currency: price.currency,
      pricesIncludeTax: price.pricesIncludeTax,
      amountStep: price.amountStep,
      lines: price.lines,
      shipping: price.shipping,
      standardShippingAmount: placement.standardShippingAmount,
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
    revisions: [],
    nextAction: null,
  };
  const [change] = record.changes;
  const held = holdForRisks(fold(record), 1, placement.riskReasons);
  const order = evolveAll(fold(record), held, by.at);
  const paid = payment === undefined || free ? nothing : begin(order, payment, price.totals.totalAmount);
  return {
    ...record,
    changes: [{ ...change, events: [placed, ...held, ...paid.events, ...consequencesOf(order, [])] }],
    revisions: revised(record.revisions, 1, { ...placement.private, ...paid.private }),
  };
};
