// Writes the journals of a table, and the events and anchors of its feed, for a comparison that needs no table.
import { isImported, toRecord } from '#adapters/dynamodb/orders/orders';
import { type CloudEvent, journalEvents } from '#application/events/cloud-event';
import { eventsBetween } from '#application/events/events-between';
import type { Feed } from '#application/ports';
import { clockError, feedLag } from '#domain/events/feed';
import { days, type Instant } from '#domain/instant';
import { itemsOf, wordsOf } from '../transfer/export-rows';

/** A span of days of UTC. `end` is the midnight after the last one. */
export type Days = { readonly begin: Instant; readonly end: Instant };

type Place = Parameters<typeof itemsOf>[0];

/** A line of the file of orders: the events of an order as they are published, without their hashes. They have no personal data. */
export type OrderLine = { readonly order: string; readonly imported: boolean; readonly events: readonly CloudEvent[] };

/** The orders that changed in the span, each with its whole journal, or why one is left out. */
export async function* orderLines(
  place: Place,
  { begin, end }: Days,
): AsyncGenerator<{ readonly line: OrderLine } | { readonly leftOut: string }> {
  for await (const { item } of itemsOf(place, ['order'])) {
    try {
      const record = toRecord(item);
      if (!record.changes.some(({ at }) => begin <= at && at < end)) continue;
      yield { line: { order: record.id, imported: isImported(item), events: journalEvents(record) } };
    } catch (error) {
      yield { leftOut: wordsOf(error, item) };
    }
  }
}

const isLater = ({ type }: CloudEvent, at: Instant, end: Instant): boolean => type === 'order.deleted' && at >= end;

const isOfOrders = ({ source }: CloudEvent): boolean => source.startsWith('/v1/orders/');

/**
 * The events of orders that happened in the span, each once or again, and the anchors of its days. An order that was deleted later is
 * no longer in the table, so its deletion is among them.
 */
export async function* publishedIn(feed: Feed, { begin, end }: Days, now: Instant): AsyncGenerator<CloudEvent> {
  const isWithin = (at: Instant): boolean => begin <= at && at < end;
  for await (const event of eventsBetween(feed, begin - 2 * clockError, now - feedLag)) {
    const at = Date.parse(event.time);
    // The time of an anchor is the end of its day.
    if (
      event.type === 'audit.anchored'
        ? isWithin(at - days(1))
        : isOfOrders(event) && (isWithin(at) || isLater(event, at, end))
    )
      yield event;
  }
}
