import { type Actor, type Caller, mayRead } from '#domain/access/caller';
import type { Readers } from '#domain/access/readers';
import type { Instant } from '#domain/instant';
import type { EventData, OrderEvent, OrderRecord, TraceId } from '#domain/orders/events';
import { detailsAt, readersOfField } from '#domain/orders/private-data';

/** An event in the journal: its place, its time, its actor and its reason. */
export type JournalEntry = {
  readonly sequence: number;
  readonly version: number;
  readonly at: Instant;
  /** Staff without an id: the reader is a customer. */
  readonly actor: Actor | { readonly role: 'staff' };
  readonly trace: TraceId | null;
  readonly event: OrderEvent;
  /** Private: null where none was given, or it was erased. */
  readonly reason: string | null;
};

/** Every event of an order, oldest first; sequences count from 1 without gaps. */
export const journalOf = (record: OrderRecord): readonly JournalEntry[] =>
  record.changes
    .flatMap((change, index) => {
      const version = index + 1;
      const { reason } = detailsAt(record.revisions, version);
      const { at, actor, trace } = change;
      return change.events.map((event) => ({ version, at, actor, trace, event, reason }));
    })
    .map((entry, index) => ({ sequence: index + 1, ...entry }));

/** Who reads the reason of an event. Staff write the reason of a hold for each other; one of the risk rules helps a fraudster. */
const readersOfReason: { readonly [Type in keyof EventData]: Readers } = {
  'order.placed': 'customer or staff',
  'order.confirmed': 'customer or staff',
  'order.completed': 'customer or staff',
  'order.canceled': 'customer or staff',
  'order.expired': 'customer or staff',
  'order.lines-canceled': 'customer or staff',
  'order.edited': 'customer or staff',
  'order.updated': 'customer or staff',
  'order.held': 'staff',
  'order.hold-released': 'staff',
  'payment.requested': 'customer or staff',
  'payment.requires-action': 'customer or staff',
  'payment.processing': 'customer or staff',
  'payment.authorized': 'customer or staff',
  'payment.captured': 'customer or staff',
  'payment.failed': 'customer or staff',
  'payment.voided': 'customer or staff',
  'payment.refunded': 'customer or staff',
  'payment.refund-failed': 'customer or staff',
  'payment.disputed': 'customer or staff',
  'payment.dispute-closed': 'customer or staff',
  'fulfillment.created': 'customer or staff',
  'fulfillment.shipped': 'customer or staff',
  'fulfillment.delivered': 'customer or staff',
  'fulfillment.canceled': 'customer or staff',
  'return.requested': 'customer or staff',
  'return.received': 'customer or staff',
  'return.rejected': 'customer or staff',
};

const readableFields = (caller: Caller, event: OrderEvent): OrderEvent => {
  switch (event.type) {
    case 'order.updated': {
      const fields = event.data.fields.filter((field) => mayRead(caller, readersOfField[field]));
      return { ...event, data: { ...event.data, fields } };
    }
    case 'order.held':
      return mayRead(caller, readersOfReason[event.type]) ? event : { ...event, data: { holdId: event.data.holdId } };
    default:
      return event;
  }
};

/**
 * The entry as a caller reads it. It is never left out, so that sequences have no gaps; but a customer does not learn who
 * of staff acted, why the order is held, or which of staff's own fields changed.
 */
export const readableEntry = (caller: Caller, entry: JournalEntry): JournalEntry => ({
  ...entry,
  actor: entry.actor.role === 'staff' && !mayRead(caller, 'staff') ? { role: 'staff' } : entry.actor,
  event: readableFields(caller, entry.event),
  reason: mayRead(caller, readersOfReason[entry.event.type]) ? entry.reason : null,
});
