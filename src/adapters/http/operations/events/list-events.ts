import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { replySchema } from '#adapters/http/reply-schema';
import { PublishedEventBody } from '#adapters/http/representations/events/published-event';
import { CursorText, Limit } from '#adapters/http/schemas/paging';
import { InstantText } from '#adapters/http/schemas/times';
import { EventTypesText } from '#adapters/http/schemas/webhooks';
import { listEvents } from '#application/events/list-events';
import type { FeedPage } from '#application/events/read-feed';
import { parseFeedPosition } from '#domain/events/feed';

/** The hash of the events of a page and its end. */
const eTagOf = ({ items, next }: FeedPage): string =>
  `"${createHash('sha256')
    .update(JSON.stringify([items, next]))
    .digest('base64url')
    .slice(0, 22)}"`;

export const listEventsOperation = defineOperation({
  id: 'listEvents',
  method: 'GET',
  path: '/v1/events',
  tag: 'Events',
  summary: 'Poll the events of the shop, or of your orders, oldest first',
  description:
    'Staff get the events that webhooks deliver; customers those of their own orders, as `listOrderEvents` shows them to customers. An event is in the feed for 30 days, and appears about five seconds late. Poll with the `nextCursor` of the page before, at once while pages have events, and with `If-None-Match` where nothing is new. Each event appears at least once: recognize one that comes again by its `id` and `source`. A cursor never passes an event that is still to appear. A cursor or a `from` of more than 30 days ago is answered with 410.',
  access: { scope: 'orders:read', who: 'customer or staff' },
  request: {
    query: z.strictObject({
      types: z
        .optional(EventTypesText)
        .check(z.describe('Events of these types, separated by commas; default: every type.')),
      from: z
        .optional(InstantText)
        .check(
          z.describe(
            'Where the first page begins: events that were written to the feed at this RFC 3339 time or later; default: the present hour. Without effect beside a cursor.',
          ),
        ),
      limit: Limit,
      cursor: CursorText,
    }),
    cursor: { read: parseFeedPosition, begins: 'from' },
  },
  toCommand: ({ query: { types, from, limit }, after }) => ({ after, from, types, limit }),
  reply: {
    status: 200,
    description: 'A page of events. It has none while nothing is new.',
    body: replySchema(() =>
      z
        .object({
          events: z.array(PublishedEventBody()),
          nextCursor: z
            .string()
            .check(z.describe('The cursor of the next page. It is always given: the feed goes on.')),
        })
        .check(z.meta({ id: 'EventPage' })),
    ),
    conditional: true,
    headers: ['ETag', 'Link'],
    represent: (page) => ({ body: { events: page.items }, headers: { etag: eTagOf(page) }, next: page.next }),
  },
  refusals: { 'events-expired': 410 },
  useCase: listEvents,
});
