import { bounds } from '#domain/bounds';
import type { DiscountCode, Redeemer } from '#domain/catalog/discount';
import type { StockMove, StockTake } from '#domain/catalog/stock';
import { type Change, countEvents, type EventData, type OrderEvent, type OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import type { Order } from '#domain/orders/order';
import type { PrivateChange } from '#domain/orders/private-data';
import type { AwaitedAction } from '#domain/payments/next-action';
import { awaitsOutcome, operationsOf } from '#domain/payments/payment';
import { ok, type Result, refuse } from '#domain/result';
import { jsonBytes } from '#domain/size';

/** What an order gives back: units to the stock of a product, one redemption to a discount or to a customer's count of it. */
export type Gift =
  | { readonly kind: 'return-stock'; readonly move: StockMove }
  | { readonly kind: 'return-redemption'; readonly code: DiscountCode }
  | { readonly kind: 'return-customer-redemption'; readonly code: DiscountCode; readonly redeemer: Redeemer };

/** The decision of a behavior about an existing order. No events: the command changes nothing. */
export type Decision = {
  readonly events: readonly OrderEvent[];
  readonly private?: PrivateChange;
  /** What the same commit gives back. */
  readonly gives?: readonly Gift[];
  /** Units are taken by a `TakingDecision` alone: it is no decision where none can be taken. */
  readonly takes?: never;
  /** The action that the customer must take from now on; null: none any more. Undefined: as before. */
  readonly nextAction?: AwaitedAction | null;
};

/** A decision of which the same commit also takes units. */
export type TakingDecision = Omit<Decision, 'takes'> & { readonly takes: readonly StockTake[] };

export type OrderTooLarge = {
  readonly kind: 'order-too-large';
  readonly of: 'events' | 'bytes' | 'lines' | 'open holds' | 'fulfillments' | 'returns';
  readonly maximum: number;
};

/**
 * Whether an event is refused when the order is full. An event that can happen only once to the order, or that only ends
 * a parcel or a return request, is not: a full order could never be canceled or completed, and its stock would never return.
 */
const needsRoom: { readonly [Type in keyof EventData]: boolean } = {
  'order.placed': true,
  'order.confirmed': false,
  'order.completed': false,
  'order.canceled': false,
  'order.expired': false,
  'order.erased': false,
  'order.lines-canceled': true,
  'order.edited': true,
  'order.updated': true,
  'order.held': true,
  'order.hold-released': true,
  'payment.requested': true,
  'payment.requires-action': false,
  'payment.processing': false,
  'payment.authorized': false,
  'payment.captured': false,
  'payment.failed': false,
  'payment.voided': false,
  'payment.refunded': false,
  'payment.refund-failed': false,
  'payment.disputed': false,
  'payment.dispute-closed': false,
  'fulfillment.created': true,
  'fulfillment.shipped': true,
  'fulfillment.delivered': false,
  'fulfillment.canceled': false,
  'return.requested': true,
  'return.received': true,
  'return.rejected': false,
};

/** The revisions with the private part of one more change, if it has one. */
export const revised = (
  revisions: OrderRecord['revisions'],
  version: number,
  change: PrivateChange | undefined,
): OrderRecord['revisions'] =>
  change === undefined || Object.keys(change).length === 0 ? revisions : [...revisions, { ...change, version }];

/**
 * The room that outcomes which are still to come need: an outcome is never refused, so a command that takes room must
 * leave it (money.md K3).
 */
const roomOfOutcomes = (order: Order): { readonly events: number; readonly bytes: number } => {
  const awaited = operationsOf(order).filter(awaitsOutcome).length;
  return { events: awaited * bounds.eventsPerOutcome, bytes: awaited * bounds.bytesPerOutcome };
};

const fits = (record: OrderRecord): Result<OrderRecord, OrderTooLarge> => {
  const room = roomOfOutcomes(fold(record));
  if (countEvents(record) + room.events > bounds.eventsPerOrder)
    return refuse({ kind: 'order-too-large', of: 'events', maximum: bounds.eventsPerOrder });
  return jsonBytes(record) + room.bytes > bounds.bytesPerOrder
    ? refuse({ kind: 'order-too-large', of: 'bytes', maximum: bounds.bytesPerOrder })
    : ok(record);
};

/** Before an order expires, its attempts are voided. Without room for that, its stock would never return (money.md P4). */
const isVoidOfService = (first: OrderEvent, { actor }: Pick<Change, 'actor'>): boolean =>
  actor.role === 'system' && first.type === 'payment.requested' && first.data.operation === 'void';

/**
 * The record with one more change of at least one event. Refused when the record would have too many events or bytes, if
 * the first event needs room, from which the others follow: the bound is 50 KB below the maximum of a DynamoDB item.
 */
export const appended = (
  record: OrderRecord,
  decision: Decision,
  by: Omit<Change, 'events'>,
): Result<OrderRecord, OrderTooLarge> => {
  const [first, ...rest] = decision.events;
  if (first === undefined) throw new RangeError('a change has at least one event');
  const change: Change = { ...by, events: [first, ...rest] };
  const after: OrderRecord = {
    ...record,
    changes: [...record.changes, change],
    revisions: revised(record.revisions, record.changes.length + 1, decision.private),
    nextAction: decision.nextAction === undefined ? record.nextAction : decision.nextAction,
  };
  return needsRoom[first.type] && !isVoidOfService(first, by) ? fits(after) : ok(after);
};
