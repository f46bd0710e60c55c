import { type Actor, type Caller, mayRead } from '#domain/access/caller';
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

/** The part of an event that a customer reads: its private reason or not, and its data. Staff read everything. */
type CustomersPart<Data> = { readonly reason: boolean; readonly data: (data: Data) => Data };

const everything = { reason: true, data: <Data>(data: Data): Data => data };

/** Staff write the reason of a hold for each other; one of the risk rules helps a fraudster. */
const customersParts: { readonly [Type in keyof EventData]: CustomersPart<EventData[Type]> } = {
  'order.placed': everything,
  'order.confirmed': everything,
  'order.completed': everything,
  'order.canceled': everything,
  'order.expired': everything,
  'order.erased': everything,
  'order.lines-canceled': everything,
  'order.edited': everything,
  'order.updated': {
    reason: true,
    data: (data) => ({ ...data, fields: data.fields.filter((field) => readersOfField[field] === 'customer or staff') }),
  },
  'order.held': { reason: false, data: ({ holdId }) => ({ holdId }) },
  'order.hold-released': { reason: false, data: (data) => data },
  'payment.requested': everything,
  'payment.requires-action': everything,
  'payment.processing': everything,
  'payment.authorized': everything,
  'payment.captured': everything,
  'payment.failed': everything,
  'payment.voided': everything,
  'payment.refunded': everything,
  'payment.refund-failed': everything,
  'payment.disputed': everything,
  'payment.dispute-closed': everything,
  'fulfillment.created': everything,
  'fulfillment.shipped': everything,
  'fulfillment.delivered': everything,
  'fulfillment.canceled': everything,
  'return.requested': everything,
  'return.received': everything,
  'return.rejected': everything,
};

const customersEvent = <Type extends keyof EventData>({ type, data }: OrderEvent<Type>): OrderEvent<Type> => ({
  type,
  data: customersParts[type].data(data),
});

/**
 * The entry as a caller reads it. It is never left out, so that sequences have no gaps; but a customer does not learn who
 * of staff acted, why the order is held, or which of staff's own fields changed.
 */
export const readableEntry = (caller: Caller, entry: JournalEntry): JournalEntry => {
  if (mayRead(caller, 'staff')) return entry;
  const { actor, event, reason } = entry;
  return {
    ...entry,
    actor: actor.role === 'staff' ? { role: 'staff' } : actor,
    event: customersEvent(event),
    reason: customersParts[event.type].reason ? reason : null,
  };
};
