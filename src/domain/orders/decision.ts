import { bounds } from '#domain/bounds';
import type { DiscountCode, Redeemer } from '#domain/catalog/discount';
import type { StockMove } from '#domain/catalog/stock';
import { type Change, countEvents, type EventData, type OrderEvent, type OrderRecord } from '#domain/orders/events';
import type { PrivateChange } from '#domain/orders/private-data';
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
};

export type OrderTooLarge = {
  readonly kind: 'order-too-large';
  readonly of: 'events' | 'bytes' | 'open holds' | 'fulfillments' | 'returns';
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
  'order.lines-canceled': true,
  'order.updated': true,
  'order.held': true,
  'order.hold-released': true,
  'fulfillment.created': true,
  'fulfillment.shipped': true,
  'fulfillment.delivered': false,
  'fulfillment.canceled': false,
  'return.requested': true,
  'return.received': true,
  'return.rejected': false,
};

const revised = (record: OrderRecord, version: number, change: PrivateChange | undefined): OrderRecord['revisions'] =>
  change === undefined || Object.keys(change).length === 0
    ? record.revisions
    : [...record.revisions, { ...change, version }];

/**
 * The record with one more change of at least one event. Refused when the record would have too many events or bytes,
 * unless none of the events needs room: the bound is 50 KB below the maximum of a DynamoDB item.
 */
export const appended = (
  record: OrderRecord,
  decision: Decision,
  by: Omit<Change, 'events'>,
): Result<OrderRecord, OrderTooLarge> => {
  const [first, ...rest] = decision.events;
  if (first === undefined) throw new RangeError('a change has at least one event');
  const mustFit = decision.events.some(({ type }) => needsRoom[type]);
  if (mustFit && countEvents(record) + decision.events.length > bounds.eventsPerOrder)
    return refuse({ kind: 'order-too-large', of: 'events', maximum: bounds.eventsPerOrder });
  const change: Change = { ...by, events: [first, ...rest] };
  const after: OrderRecord = {
    ...record,
    changes: [...record.changes, change],
    revisions: revised(record, record.changes.length + 1, decision.private),
  };
  return mustFit && jsonBytes(after) > bounds.bytesPerOrder
    ? refuse({ kind: 'order-too-large', of: 'bytes', maximum: bounds.bytesPerOrder })
    : ok(after);
};
