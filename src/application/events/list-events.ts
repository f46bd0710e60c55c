import { type FeedPage, readFeed } from '#application/events/read-feed';
import { defineUseCase } from '#application/use-case';
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

/** The published events of the shop, oldest first, some seconds behind. */
export const listEvents = defineUseCase({
  uses: ['feed', 'clock'],
  with:
    ({ feed, clock }) =>
    async ({ after, from, types, limit }: ListEvents): Promise<Result<FeedPage, EventsExpired>> => {
      // The time before the first read: what is stamped `feedLag` before it is visible to every read.
      const now = clock.now();
      const begin = after ?? feedStart(from ?? startOfHour(now));
      const earliest = earliestInFeed(now);
      if (timeInFeed(begin) < earliest) return refuse({ kind: 'events-expired', earliest });
      const isWanted =
        types === undefined ? () => true : ({ type }: { readonly type: PublishedType }) => types.includes(type);
      return ok(await readFeed(feed, { after: begin, until: now - feedLag, limit, isWanted }));
    },
});
