import { bounds } from '#domain/bounds';
import type { DiscountCode } from '#domain/catalog/discount';
import type { StockMove } from '#domain/catalog/stock';
import { type Change, countEvents, type OrderEvent, type OrderRecord } from '#domain/orders/events';
import type { PrivateChange } from '#domain/orders/private-data';
import { ok, type Result, refuse } from '#domain/result';
import { jsonBytes } from '#domain/size';

/** What a behaviour decided about an existing order. No events: the command changes nothing. */
export type Decision = {
  readonly events: readonly OrderEvent[];
  readonly private?: PrivateChange;
  /** Units that go back to the shelf in the same commit. */
  readonly restock?: readonly StockMove[];
  /** The discount that gets one redemption back in the same commit. */
  readonly redemption?: DiscountCode;
};

export type OrderTooLarge = {
  readonly kind: 'order-too-large';
  readonly of: 'events' | 'bytes';
  readonly maximum: number;
};

/** What can happen to an order once: it is not refused for want of room, or a full order would keep its stock for ever. */
const onceInALife: ReadonlySet<OrderEvent['type']> = new Set([
  'order.confirmed',
  'order.completed',
  'order.canceled',
  'order.expired',
]);

const revised = (record: OrderRecord, version: number, change: PrivateChange | undefined): OrderRecord['revisions'] =>
  change === undefined || Object.keys(change).length === 0
    ? record.revisions
    : [...record.revisions, { ...change, version }];

/**
 * The record with one more change, refused when its journal or its size would pass the bound, unless it is of what
 * happens once. The item has room for that: the bound lies 50 KB below what DynamoDB takes. `events` has at least one.
 */
export const appended = (
  record: OrderRecord,
  decision: Decision,
  by: Omit<Change, 'events'>,
): Result<OrderRecord, OrderTooLarge> => {
  const [first, ...rest] = decision.events;
  if (first === undefined) throw new RangeError('a change has at least one event');
  const needsRoom = decision.events.some(({ type }) => !onceInALife.has(type));
  if (needsRoom && countEvents(record) + decision.events.length > bounds.eventsPerOrder)
    return refuse({ kind: 'order-too-large', of: 'events', maximum: bounds.eventsPerOrder });
  const change: Change = { ...by, events: [first, ...rest] };
  const after: OrderRecord = {
    ...record,
    changes: [...record.changes, change],
    revisions: revised(record, record.changes.length + 1, decision.private),
  };
  return needsRoom && jsonBytes(after) > bounds.bytesPerOrder
    ? refuse({ kind: 'order-too-large', of: 'bytes', maximum: bounds.bytesPerOrder })
    : ok(after);
};
