import type { Caller } from '#domain/access/caller';
import { chainOf, type TextHash } from '#domain/audit/chain';
import type { Product, Sku } from '#domain/catalog/product';
import { unitsOf } from '#domain/catalog/stock';
import type { Instant } from '#domain/instant';
import { countEvents, type OrderRecord, type TraceId } from '#domain/orders/events';
import { eventData } from '#domain/orders/events/event-data';
import { type JournalEntry, journalOf, readableEntry } from '#domain/orders/events/journal';
import { type OrderId, parseOrderId } from '#domain/orders/order-id';
import type { PublishedType } from '#domain/webhooks/published-type';

/**
 * A published event, in the JSON format of CloudEvents 1.0. `id` is unique within `source`, so that a receiver can
 * recognize a duplicate; `sequence` counts the events of one order without a gap.
 */
export type CloudEvent = {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: PublishedType;
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly sequence?: number;
  /** The trace of the request that caused the event, if known. From the Distributed Tracing extension. */
  readonly traceparent?: string;
  /** Of an order: the hash after this event, over all of its events up to this one. Missing if a release without it published. */
  readonly audithash?: string;
  readonly data: Readonly<Record<string, unknown>>;
};

/** The source of our events on a bus that other services use too. */
export const eventSource = 'order-service';

/** The stock of a product before or after a change; undefined: the product did not exist or is deleted. */
export type StockSeen = Pick<Product, 'available'> | undefined;

/** A change of a stored item. `at`: when it was stored, for changes that do not record their own time. */
export type StoredChange =
  | {
      readonly kind: 'order';
      readonly before: OrderRecord | undefined;
      readonly after: OrderRecord | undefined;
      readonly at: Instant;
      /** An import wrote the order: its events are from before, and of another shop. */
      readonly imported?: true;
    }
  | {
      readonly kind: 'stock';
      readonly sku: Sku;
      readonly before: StockSeen;
      readonly after: StockSeen;
      /** The position among the changes of this product: digits, larger for later changes. */
      readonly version: string;
      readonly at: Instant;
    };

const isoTime = (at: Instant): string => new Date(at).toISOString();

/** The trace of the request. The span is the event's time and sequence, so that it is the same in each publication. */
const traceparentOf = (trace: TraceId, { at, sequence }: { readonly at: Instant; readonly sequence: number }): string =>
  `00-${trace}-${at.toString(16).padStart(12, '0')}${sequence.toString(16).padStart(4, '0')}-00`;

const orderEvent = (
  id: OrderId,
  event: Pick<CloudEvent, 'type' | 'data'> & {
    readonly sequence: number;
    readonly at: Instant;
    readonly trace: TraceId | null;
  },
): CloudEvent => ({
  specversion: '1.0',
  id: `${id}:${event.sequence}`,
  source: `/v1/orders/${id}`,
  type: event.type,
  time: isoTime(event.at),
  datacontenttype: 'application/json',
  sequence: event.sequence,
  ...(event.trace === null ? {} : { traceparent: traceparentOf(event.trace, event) }),
  data: event.data,
});

/** A deleted order can store no event, so the deletion is the event. */
const deletionOf = (id: OrderId, sequence: number, at: Instant): CloudEvent =>
  orderEvent(id, { type: 'order.deleted', data: {}, sequence, at, trace: null });

const withHash = (event: CloudEvent, audithash: string | undefined): CloudEvent =>
  audithash === undefined ? event : { ...event, audithash };

/** The deletion of an order whose journal is not at hand: its hash was computed when it was. */
export const deletedEvent = (id: OrderId, sequence: number, at: Instant, audithash: string | null): CloudEvent =>
  withHash(deletionOf(id, sequence, at), audithash ?? undefined);

const entryEvent = (id: OrderId, { sequence, at, trace, event }: JournalEntry): CloudEvent =>
  orderEvent(id, { type: event.type, data: eventData(event), sequence, at, trace });

/** Every event of an order as it is published, without the hashes. */
export const journalEvents = (record: OrderRecord): readonly CloudEvent[] =>
  journalOf(record).map((entry) => entryEvent(record.id, entry));

/** Every event of an order as a caller reads it in the journal. The hashes are over what staff read, so they are left out. */
export const readableEvents = (caller: Caller, record: OrderRecord): readonly CloudEvent[] =>
  journalOf(record).map((entry) => entryEvent(record.id, readableEntry(caller, entry)));

/** The order that an event is about; undefined: it is about something else. */
export const orderOf = ({ id, sequence }: Pick<CloudEvent, 'id' | 'sequence'>): OrderId | undefined =>
  sequence === undefined ? undefined : parseOrderId(id.slice(0, id.indexOf(':')));

/** Nothing stores the hashes: the journal has all events of its order, and they are computed from these. */
const hashed = (events: readonly CloudEvent[], from: number, sha256: TextHash): readonly CloudEvent[] => {
  const hashes = chainOf(sha256, events);
  return events.slice(from).map((event, index) => withHash(event, hashes[from + index]));
};

/** The events that the record after a change has and the record before it does not; of an import none (ADR 0050). */
const orderEvents = (
  { before, after, at, imported }: Extract<StoredChange, { kind: 'order' }>,
  sha256: TextHash,
): readonly CloudEvent[] => {
  if (imported === true) return [];
  const knownCount = before === undefined ? 0 : countEvents(before);
  if (after !== undefined) {
    const events = journalEvents(after);
    return events.length === knownCount ? [] : hashed(events, knownCount, sha256);
  }
  if (before === undefined) return [];
  // The stream's time is in whole seconds and may be before the last change.
  const deletion = deletionOf(before.id, knownCount + 1, Math.max(at, before.changes.at(-1)?.at ?? 0));
  return hashed([...journalEvents(before), deletion], knownCount, sha256);
};

/**
 * One event when a product becomes low or out of stock, and none again until its stock has risen. Units that are sold
 * before they are in stock cause none.
 */
const stockEvents = (
  { sku, before, after, version, at }: Extract<StoredChange, { kind: 'stock' }>,
  lowStockThreshold: number,
): readonly CloudEvent[] => {
  if (before === undefined || after === undefined || after.available >= before.available) return [];
  const { available } = unitsOf(after.available);
  const wentOut = before.available > 0 && available === 0;
  const becameLow = before.available > lowStockThreshold && available <= lowStockThreshold;
  if (!wentOut && !becameLow) return [];
  return [
    {
      specversion: '1.0',
      id: `${sku}:${version}`,
      source: `/v1/products/${sku}`,
      type: wentOut ? 'stock.out' : 'stock.low',
      time: isoTime(at),
      datacontenttype: 'application/json',
      data: { sku, available, lowStockThreshold },
    },
  ];
};

/** The events of one change, oldest first. */
export const cloudEventsOf = (
  change: StoredChange,
  { lowStockThreshold, sha256 }: { readonly lowStockThreshold: number; readonly sha256: TextHash },
): readonly CloudEvent[] =>
  change.kind === 'order' ? orderEvents(change, sha256) : stockEvents(change, lowStockThreshold);
