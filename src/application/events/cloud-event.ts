import type { Product, Sku } from '#domain/catalog/product';
import type { Instant } from '#domain/instant';
import { countEvents, type OrderEvent, type OrderRecord, type TraceId } from '#domain/orders/events';
import { eventData } from '#domain/orders/events/event-data';
import { journalOf } from '#domain/orders/events/journal';
import type { OrderId } from '#domain/orders/order-id';

/**
 * An event as it leaves the service: a CloudEvent 1.0, as its JSON format has it. `id` is unique within `source`, so
 * that a receiver knows one that it gets twice; `sequence` counts the events of one order without a gap.
 */
export type CloudEvent = {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: OrderEvent['type'] | 'order.deleted' | 'stock.low' | 'stock.out';
  readonly time: string;
  readonly datacontenttype: 'application/json';
  readonly sequence?: number;
  /** Of the Distributed Tracing extension: by which request it came about, where that is known. */
  readonly traceparent?: string;
  readonly data: Readonly<Record<string, unknown>>;
};

/** The source of our events on a bus that carries events of other services too. */
export const eventSource = 'order-service';

/** What a product's stock was, or is; a product that is not sold (any more) has none. */
export type StockSeen = Pick<Product, 'available'> | undefined;

/** A change of something stored. `at` is when it was stored, for what does not tell itself. */
export type StoredChange =
  | {
      readonly kind: 'order';
      readonly before: OrderRecord | undefined;
      readonly after: OrderRecord | undefined;
      readonly at: Instant;
    }
  | {
      readonly kind: 'stock';
      readonly sku: Sku;
      readonly before: StockSeen;
      readonly after: StockSeen;
      /** Which of the changes of this product it is; digits, later ones are larger. */
      readonly version: string;
      readonly at: Instant;
    };

const moment = (at: Instant): string => new Date(at).toISOString();

/** The trace, and in place of the sender's span what is the same whenever this event is sent: its time and number. */
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
  time: moment(event.at),
  datacontenttype: 'application/json',
  sequence: event.sequence,
  ...(event.trace === null ? {} : { traceparent: traceparentOf(event.trace, event) }),
  data: event.data,
});

/** What happened to an order between two moments: the events that the later one has and the earlier one has not. */
const orderEvents = ({ before, after, at }: Extract<StoredChange, { kind: 'order' }>): readonly CloudEvent[] => {
  const known = before === undefined ? 0 : countEvents(before);
  if (after !== undefined)
    return journalOf(after)
      .slice(known)
      .map(({ sequence, at: happenedAt, trace, event }) =>
        orderEvent(after.id, { type: event.type, data: eventData(event), sequence, at: happenedAt, trace }),
      );
  if (before === undefined) return [];
  // A deletion leaves nothing that could hold an event: that the order is gone is the event. When it was stored is told to
  // the second, which may lie before what happened last.
  const notBefore = Math.max(at, before.changes.at(-1)?.at ?? 0);
  return [orderEvent(before.id, { type: 'order.deleted', data: {}, sequence: known + 1, at: notBefore, trace: null })];
};

/** A product is low, or out, at the moment that it becomes so, and not again until there is more of it. */
const stockEvents = (
  { sku, before, after, version, at }: Extract<StoredChange, { kind: 'stock' }>,
  lowStockThreshold: number,
): readonly CloudEvent[] => {
  if (before === undefined || after === undefined || after.available >= before.available) return [];
  const { available } = after;
  const becameLow = before.available > lowStockThreshold && available <= lowStockThreshold;
  if (available > 0 && !becameLow) return [];
  return [
    {
      specversion: '1.0',
      id: `${sku}:${version}`,
      source: `/v1/products/${sku}`,
      type: available === 0 ? 'stock.out' : 'stock.low',
      time: moment(at),
      datacontenttype: 'application/json',
      data: { sku, available, lowStockThreshold },
    },
  ];
};

/** The events of one change, in their order. */
export const cloudEventsOf = (
  change: StoredChange,
  shop: { readonly lowStockThreshold: number },
): readonly CloudEvent[] =>
  change.kind === 'order' ? orderEvents(change) : stockEvents(change, shop.lowStockThreshold);
