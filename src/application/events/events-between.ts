import type { CloudEvent } from '#application/events/cloud-event';
import type { Feed } from '#application/ports';
import { feedStart, startOfNextHour, timeInFeed } from '#domain/events/feed';
import type { Instant } from '#domain/instant';

/** The entries of a read: about a quarter of a megabyte. */
const entriesPerRead = 500;

/** The events that were published in a span of time, in the order of the feed. One read is in memory. */
export async function* eventsBetween(feed: Feed, from: Instant, until: Instant): AsyncGenerator<CloudEvent> {
  let after = feedStart(from);
  while (timeInFeed(after) < until) {
    const { entries, isEnd } = await feed.ofHour({ after, until, limit: entriesPerRead });
    for (const { event } of entries) yield event;
    after = isEnd ? feedStart(startOfNextHour(timeInFeed(after))) : (entries.at(-1)?.position ?? after);
  }
}
