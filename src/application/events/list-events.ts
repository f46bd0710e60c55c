import { type CloudEvent, orderOf, readableEvents } from '#application/events/cloud-event';
import { type FeedPage, readFeed } from '#application/events/read-feed';
import type { Ports } from '#application/ports';
import { defineUseCase, type Request } from '#application/use-case';
import { type Caller, mayRead, maySeeOrdersOf } from '#domain/access/caller';
import { type FeedPosition, feedKeptFor, feedLag, feedStart, startOfHour, timeInFeed } from '#domain/events/feed';
import type { Instant } from '#domain/instant';
import { ok, type Result, refuse } from '#domain/result';
import type { PublishedType } from '#domain/webhooks/published-type';

export type ListEvents = {
  /** The `next` of the page before. */
  readonly after: FeedPosition | undefined;
  /** The begin of the first page; undefined: the present hour, so that the page is the same again. */
  readonly from: Instant | undefined;
  /** Undefined: every type. */
  readonly types: readonly PublishedType[] | undefined;
  readonly limit: number;
};

/** The feed no longer has all events behind the position. `earliest`: the first moment of which it has them. */
export type EventsExpired = { readonly kind: 'events-expired'; readonly earliest: Instant };

export const earliestInFeed = (now: Instant): Instant => now - feedKeptFor;

/** The events of the page that are of the caller's orders, as the journal shows them. A deleted order has none. */
const ownEvents = async (
  { orderBatches }: Pick<Ports, 'orderBatches'>,
  caller: Caller,
  events: readonly CloudEvent[],
): Promise<readonly CloudEvent[]> => {
  const ids = [...new Set(events.map(orderOf).filter((id) => id !== undefined))];
  const records = ids.length === 0 ? [] : await orderBatches.find(ids);
  const readable = records
    .filter(({ customerId }) => maySeeOrdersOf(caller, customerId))
    .flatMap((record) => readableEvents(caller, record));
  const byId = new Map(readable.map((event) => [event.id, event]));
  return events.flatMap(({ id }) => byId.get(id) ?? []);
};

/** False: the event is no customer's, or another one's. */
const mayBeOf = ({ orderIds }: Pick<Ports, 'orderIds'>, caller: Caller, event: CloudEvent): boolean => {
  const id = orderOf(event);
  return id !== undefined && caller.role === 'customer' && orderIds.mayBelongTo(id, caller.customerId);
};

/** The published events, oldest first, some seconds behind: for staff those of the shop, for a customer those of their orders. */
export const listEvents = defineUseCase({
  uses: ['feed', 'clock', 'orderBatches', 'orderIds'],
  with:
    (ports) =>
    async (
      { after, from, types, limit }: ListEvents,
      { caller }: Request,
    ): Promise<Result<FeedPage, EventsExpired>> => {
      // The time before the first read: what is stamped `feedLag` before it is visible to every read.
      const now = ports.clock.now();
      const begin = after ?? feedStart(from ?? startOfHour(now));
      const earliest = earliestInFeed(now);
      if (timeInFeed(begin) < earliest) return refuse({ kind: 'events-expired', earliest });
      const isOfShop = mayRead(caller, 'staff');
      const page = await readFeed(ports.feed, {
        after: begin,
        until: now - feedLag,
        limit,
        isWanted: (event) =>
          (types === undefined || types.includes(event.type)) && (isOfShop || mayBeOf(ports, caller, event)),
      });
      return ok(isOfShop ? page : { ...page, items: await ownEvents(ports, caller, page.items) });
    },
});
