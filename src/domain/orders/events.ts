import type { Actor } from '#domain/access/caller';
import type { AppliedDiscount } from '#domain/catalog/discount';
import type { Country } from '#domain/country';
import type { Currency } from '#domain/currency';
import type { Instant } from '#domain/instant';
import type { CustomerId } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import type { PrivateData, Revision } from '#domain/orders/private-data';
import type { PricedLine, PricedShipping } from '#domain/pricing';

export type OrderPlaced = {
  readonly type: 'order.placed';
  readonly data: {
    readonly currency: Currency;
    readonly pricesIncludeTax: boolean;
    readonly lines: readonly PricedLine[];
    readonly shipping: PricedShipping | null;
    readonly discount: AppliedDiscount | null;
    /** Where the order is taxed: reports need it after the address is erased. */
    readonly taxCountry: Country;
    readonly taxRegion: string | null;
    /** Null: it waits for nobody, as nothing is to be paid. */
    readonly expiresAt: Instant | null;
  };
};
export type OrderConfirmed = { readonly type: 'order.confirmed'; readonly data: Record<never, never> };
export type OrderCompleted = { readonly type: 'order.completed'; readonly data: Record<never, never> };
/** The whole order: whatever was not canceled before is now. */
export type OrderCanceled = { readonly type: 'order.canceled'; readonly data: Record<never, never> };
/** Nobody paid in time: the whole order is canceled by the clock. */
export type OrderExpired = { readonly type: 'order.expired'; readonly data: Record<never, never> };

/** Units of some lines; where they were the last ones, `order.canceled` follows in the same change. */
export type OrderLinesCanceled = {
  readonly type: 'order.lines-canceled';
  readonly data: { readonly lines: readonly { readonly lineId: string; readonly quantity: number }[] };
};
/** Which private fields changed; what they say stands in the revision of the same version. */
export type OrderUpdated = {
  readonly type: 'order.updated';
  readonly data: { readonly fields: readonly (keyof PrivateData)[] };
};
export type OrderHeld = { readonly type: 'order.held'; readonly data: { readonly holdId: string } };
export type OrderHoldReleased = { readonly type: 'order.hold-released'; readonly data: { readonly holdId: string } };

/** What can happen to an order. Facts in the past tense, without personal data. */
export type OrderEvent =
  | OrderPlaced
  | OrderConfirmed
  | OrderCompleted
  | OrderCanceled
  | OrderExpired
  | OrderLinesCanceled
  | OrderUpdated
  | OrderHeld
  | OrderHoldReleased;

/**
 * The command behind a change: the hash of its idempotency key (or of one made for this request) and the fingerprint
 * of its body. A retry is recognised by the first and refused by the second when it asks for something else.
 */
export type Cause = { readonly key: string; readonly fingerprint: string };

/** Whose logs and events belong together: 32 hexadecimal digits, as W3C Trace Context has them. */
export type TraceId = string;

/** One committed change: at least one event, all of one moment, one actor and one command. */
export type Change = {
  readonly at: Instant;
  readonly actor: Actor;
  readonly cause: Cause;
  /** The trace of the request that it came by; null where none was noted. */
  readonly trace: TraceId | null;
  readonly events: readonly [OrderEvent, ...OrderEvent[]];
};

/** An order as it is kept: what happened to it, and beside it what is private. Its version is the number of changes. */
export type OrderRecord = {
  readonly id: OrderId;
  readonly customerId: CustomerId;
  readonly externalReference: string | null;
  readonly changes: readonly [Change, ...Change[]];
  readonly revisions: readonly Revision[];
};

export const countEvents = (record: OrderRecord): number =>
  record.changes.reduce((count, change) => count + change.events.length, 0);
