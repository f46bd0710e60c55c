import { type CloudEvent, orderOf } from '#application/events/cloud-event';
import { type EventsExpired, earliestInFeed } from '#application/events/list-events';
import { readFeed } from '#application/events/read-feed';
import type { Feed } from '#application/ports';
import { defineUseCase } from '#application/use-case';
import { findWebhookEndpoint, type WebhookEndpointNotFound } from '#application/webhooks/find-webhook-endpoint';
import { feedLag, feedStart, timeInFeed } from '#domain/events/feed';
import type { Instant } from '#domain/instant';
import { ok, type Result, refuse } from '#domain/result';
import { joined, subjectOf, type Waiting } from '#domain/webhooks/backlog';
import { type WebhookEndpointId, wants } from '#domain/webhooks/endpoint';

type ReplayEvents = {
  readonly endpointId: WebhookEndpointId;
  /** Undefined: since the endpoint was created, as far as the feed has the events. */
  readonly from: Instant | undefined;
  /** Events that were published at this moment or later are left out; undefined: none is. */
  readonly to: Instant | undefined;
  /** Of the call before; undefined: this is the first one. */
  readonly continueFrom: Instant | undefined;
};

/**
 * `from`: where the span begins. `events`: how many are about to be sent. `continueFrom`: where the next call begins; null:
 * the span is over.
 */
export type ReplayedEvents = {
  readonly from: Instant;
  readonly events: number;
  readonly continueFrom: Instant | null;
};

/** One call reads this many pages, and then those of the same millisecond, so that the next one begins later. */
const pagesPerCall = 5;
const eventsPerPage = 100;

/** The events of the type that an endpoint wants, from a moment on. `end`: where the span went on; null: it is over. */
const readSpan = async (
  feed: Feed,
  { from, until, isWanted }: { from: Instant; until: Instant; isWanted: (event: CloudEvent) => boolean },
): Promise<{ readonly events: readonly CloudEvent[]; readonly end: Instant | null }> => {
  const events: CloudEvent[] = [];
  let after = feedStart(from);
  for (let pages = 0; pages < pagesPerCall || timeInFeed(after) === from; pages += 1) {
    const { items, next } = await readFeed(feed, { after, until, limit: eventsPerPage, isWanted });
    events.push(...items);
    if (next === after || timeInFeed(next) >= until) return { events, end: null };
    after = next;
  }
  return { events, end: timeInFeed(after) };
};

/** An event of an order is in the journal, unless the order is deleted; then its deletion is all that is left of it. */
const waitingFor = (event: CloudEvent, replay: Instant): Waiting => {
  const { id, sequence, type, time, audithash = null } = event;
  const orderId = orderOf(event);
  if (orderId === undefined || sequence === undefined)
    return { kind: 'event', eventId: id, json: JSON.stringify(event) };
  const order = { kind: 'order', orderId, next: sequence, last: sequence, replay } as const;
  return type === 'order.deleted'
    ? { ...order, deletedAt: Date.parse(time), deletedHash: audithash }
    : { ...order, deletedAt: null, deletedHash: null };
};

/** One entry for each order, from its first to its last event of the span, and one for each other event. */
const waitingIn = (events: readonly CloudEvent[], replay: Instant): readonly Waiting[] => {
  const bySubject = new Map<string, Waiting>();
  for (const event of events) {
    const waiting = waitingFor(event, replay);
    bySubject.set(subjectOf(waiting), joined(bySubject.get(subjectOf(waiting)), waiting));
  }
  return [...bySubject.values()];
};

/** Delivers the events of a span of time to an endpoint once more, within the next minute; some hundreds with each call. */
export const replayEvents = defineUseCase({
  uses: ['webhookEndpoints', 'feed', 'queueWebhooks', 'clock'],
  with:
    (ports) =>
    async ({
      endpointId,
      from,
      to,
      continueFrom,
    }: ReplayEvents): Promise<Result<ReplayedEvents, WebhookEndpointNotFound | EventsExpired>> => {
      const found = await findWebhookEndpoint(ports, endpointId);
      if (!found.ok) return found;
      const endpoint = found.value;
      const now = ports.clock.now();
      const earliest = earliestInFeed(now);
      const begin = from ?? Math.max(endpoint.createdAt, earliest);
      if (begin < earliest) return refuse({ kind: 'events-expired', earliest });
      const { events, end } = await readSpan(ports.feed, {
        from: Math.max(begin, continueFrom ?? begin),
        until: Math.min(to ?? now, now - feedLag),
        isWanted: ({ type }) => wants(endpoint, type),
      });
      await ports.queueWebhooks(waitingIn(events, begin).map((waiting) => ({ endpointId, waiting, dueAt: now })));
      return ok({ from: begin, events: events.length, continueFrom: end });
    },
});
