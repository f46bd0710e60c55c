import type { Actor } from '#domain/access/caller';
import type { Instant } from '#domain/instant';
import type { EditEvents } from '#domain/orders/events/edits';
import type { FulfillmentEvents } from '#domain/orders/events/fulfillment';
import type { HoldEvents } from '#domain/orders/events/holds';
import type { LifecycleEvents } from '#domain/orders/events/lifecycle';
import type { PaymentEvents } from '#domain/orders/events/payments';
import type { PlacementEvents } from '#domain/orders/events/placement';
import type { ReturnEvents } from '#domain/orders/events/returns';
import type { UpdateEvents } from '#domain/orders/events/updates';
import type { CustomerId } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import type { Revision } from '#domain/orders/private-data';
import type { AwaitedAction } from '#domain/payments/next-action';

/** The data of every event that can follow a placement, by type: the families. */
export type LaterEvents = LifecycleEvents &
  EditEvents &
  UpdateEvents &
  HoldEvents &
  PaymentEvents &
  FulfillmentEvents &
  ReturnEvents;

/** The data of every event, by type. Facts in the past tense, without personal data. */
export type EventData = PlacementEvents & LaterEvents;

/** An event of an order; with an argument, one of these types. */
export type OrderEvent<Types extends keyof EventData = keyof EventData> = {
  readonly [Type in Types]: { readonly type: Type; readonly data: EventData[Type] };
}[Types];

/**
 * The command behind a change: the hash of its idempotency key (or of one made for this request) and the fingerprint
 * of its body. A retry has the same key; the same key with another fingerprint is refused.
 */
export type Cause = { readonly key: string; readonly fingerprint: string };

/** The trace that logs and events of a request share: 32 hexadecimal digits, as in W3C Trace Context. */
export type TraceId = string;

/** One committed change: at least one event, all of one moment, one actor and one command. */
export type Change = {
  readonly at: Instant;
  readonly actor: Actor;
  readonly cause: Cause;
  /** The trace of the request; null where none was stored. */
  readonly trace: TraceId | null;
  readonly events: readonly [OrderEvent, ...OrderEvent[]];
};

/** An order as it is stored: its changes, and its private data beside them. Its version is the number of changes. */
export type OrderRecord = {
  readonly id: OrderId;
  readonly customerId: CustomerId;
  readonly externalReference: string | null;
  readonly changes: readonly [Change, ...Change[]];
  readonly revisions: readonly Revision[];
  /** Beside the events and the revisions, because it is removed once the customer has acted. */
  readonly nextAction: AwaitedAction | null;
};

export const countEvents = (record: OrderRecord): number =>
  record.changes.reduce((count, change) => count + change.events.length, 0);
