import type { CloudEvent } from '#application/events/cloud-event';
import { eventsBetween } from '#application/events/events-between';
import { queued, refusedBy } from '#application/events/sending';
import type { Feed, Ports } from '#application/ports';
import type { Sweep, Swept } from '#application/sweep';
import { defineUseCase } from '#application/use-case';
import { type Anchor, anchorOf, dateOf, type Head, type Heads, noteHead, startOfDay } from '#domain/audit/anchor';
import { clockError, feedLag } from '#domain/events/feed';
import { days, hours, type Instant } from '#domain/instant';
import { ok, type Result } from '#domain/result';

/**
 * An event is published within this time after it happened, or never: the stream of the table keeps a change for a day. A day
 * is over for its anchor when it has ended this long ago, so that each anchor of it is the same.
 */
export const publishedWithin = days(1) + hours(1);

/** The heads of a day. It remembers about 200 bytes for each order that changed on it. */
const headsOf = async (feed: Feed, day: Instant): Promise<Heads> => {
  const heads = new Map<string, Head>();
  const date = dateOf(new Date(day).toISOString());
  // The clock that gave an event its time may be ahead of the one that stamped it.
  const [from, until] = [day - 2 * clockError, day + days(1) + publishedWithin];
  for await (const event of eventsBetween(feed, from, until)) if (dateOf(event.time) === date) noteHead(heads, event);
  return heads;
};

/** The same bytes for the same anchor: its time is the end of its day. */
export const anchoredEvent = (anchor: Anchor, day: Instant): CloudEvent => ({
  specversion: '1.0',
  id: `audit:${anchor.date}`,
  source: '/v1/audit',
  type: 'audit.anchored',
  time: new Date(day + days(1)).toISOString(),
  datacontenttype: 'application/json',
  data: anchor,
});

const publish = async (
  ports: Pick<Ports, 'clock' | 'events' | 'queueWebhooks' | 'webhookEndpoints' | 'writeFeed'>,
  event: CloudEvent,
): Promise<boolean> =>
  (await queued(ports, [{ change: undefined, events: [event] }])) && (await refusedBy(ports, [event])).length === 0;

/**
 * Publishes the anchor of the last day that is over, from the feed. It stores nothing: a repeated run publishes the same event
 * again. A day without events of orders has no anchor.
 */
export const anchorEvents = defineUseCase({
  uses: ['clock', 'events', 'feed', 'queueWebhooks', 'sha256', 'webhookEndpoints', 'writeFeed'],
  with:
    (ports) =>
    async (_: Sweep): Promise<Result<Swept, never>> => {
      const day = startOfDay(ports.clock.now() - publishedWithin - feedLag) - days(1);
      const heads = await headsOf(ports.feed, day);
      const nothing = { seen: heads.size, changed: [], postponed: [], failed: [], next: null };
      if (heads.size === 0) return ok(nothing);
      const event = anchoredEvent(anchorOf(ports.sha256, dateOf(new Date(day).toISOString()), heads), day);
      return ok(
        (await publish(ports, event)) ? { ...nothing, changed: [event.id] } : { ...nothing, postponed: [event.id] },
      );
    },
});
