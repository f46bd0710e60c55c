import type { CloudEvent } from '#application/events/cloud-event';
import { examinedPerPage, type Feed } from '#application/ports';
import { type FeedPosition, feedStart, startOfNextHour, timeInFeed } from '#domain/events/feed';
import type { Instant } from '#domain/instant';

/** `next`: where the next page begins. No event that is before it appears later. */
export type FeedPage = { readonly items: readonly CloudEvent[]; readonly next: FeedPosition };

export type FeedReading = {
  readonly after: FeedPosition;
  /** Events that were written at this moment or later are not read. */
  readonly until: Instant;
  readonly limit: number;
  readonly isWanted: (event: CloudEvent) => boolean;
};

/** The reads of a page. An hour without events takes one. */
const readsPerPage = 24;
/** The first read takes the limit, so that a page without a filter reads what it shows. Later reads take more. */
const entriesOfLaterReads = 100;

/**
 * A page of the feed, oldest first. It is short where the feed ends, and where it took `readsPerPage` reads or
 * `examinedPerPage` entries. At the end of the feed `next` stays as it is until an event or an hour passes, so that a page
 * without news is the same again.
 */
export const readFeed = async (feed: Feed, { after, until, limit, isWanted }: FeedReading): Promise<FeedPage> => {
  const items: CloudEvent[] = [];
  let next = after;
  let examined = 0;
  for (let reads = 0; reads < readsPerPage && examined < examinedPerPage && timeInFeed(next) < until; reads += 1) {
    const count = reads === 0 ? limit : Math.max(limit, entriesOfLaterReads);
    const { entries, isEnd } = await feed.ofHour({ after: next, until, limit: count });
    for (const { position, event } of entries) {
      next = position;
      if (isWanted(event)) items.push(event);
      if (items.length === limit) return { items, next };
    }
    examined += entries.length;
    if (!isEnd) continue;
    const following = startOfNextHour(timeInFeed(next));
    if (following >= until) break;
    next = feedStart(following);
  }
  return { items, next };
};
