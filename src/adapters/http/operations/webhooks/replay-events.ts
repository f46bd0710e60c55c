import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { replySchema } from '#adapters/http/reply-schema';
import { Timestamp, timestamp } from '#adapters/http/representations/timestamp';
import { InstantText } from '#adapters/http/schemas/times';

import { webhookEndpointIdParameter } from '#adapters/http/schemas/webhooks';
import { replayEvents } from '#application/webhooks/replay/replay-events';
import type { Instant } from '#domain/instant';

type Span = { readonly from?: Instant | undefined; readonly to?: Instant | undefined };

const inOrder = z.refine<Span>(({ from, to }) => from === undefined || to === undefined || from < to, {
  error: 'must be after from',
  path: ['to'],
});

export const replayEventsOperation = defineOperation({
  id: 'replayEvents',
  method: 'POST',
  path: '/v1/webhook-endpoints/{endpointId}/replay',
  tag: 'Webhooks',
  summary: 'Send the events of a span of time to an endpoint of webhooks once more',
  description:
    'Of the types that the endpoint wants, by the times at which they were published, in the order of each order. A call takes some hundreds of events, which are sent within a minute: repeat it with the `from` and the `continueFrom` of its reply until that is null. Each event has the `webhook-id` that it had before. Of a deleted order only the deletion is left. A `from` of more than 30 days ago is answered with 410.',
  access: { scope: 'webhooks:write', who: 'staff' },
  request: {
    path: { endpointId: webhookEndpointIdParameter },
    body: z
      .strictObject({
        from: z
          .optional(InstantText)
          .check(
            z.describe(
              'Events that were published at this RFC 3339 time or later; default: since the endpoint was created, of the last 30 days.',
            ),
          ),
        to: z
          .optional(InstantText)
          .check(z.describe('Events that were published before this time, which is after `from`; default: now.')),
        continueFrom: z
          .optional(InstantText)
          .check(
            z.describe('Of the reply before. The events of an order that further calls add follow the earlier ones.'),
          ),
      })
      .check(inOrder),
    bodyMayBeMissing: true,
    example: {},
  },
  toCommand: ({ path, body: { from, to, continueFrom } }) => ({ endpointId: path.endpointId, from, to, continueFrom }),
  reply: {
    status: 200,
    description: 'The events are about to be sent. `from` is where the span begins.',
    body: replySchema(() =>
      z
        .object({
          from: Timestamp(),
          events: z.int().check(z.gte(0), z.describe('The events that this call is about to send.')),
          continueFrom: z
            .nullable(Timestamp())
            .check(z.describe('Where the next call begins. null: every event of the span is about to be sent.')),
        })
        .check(z.meta({ id: 'ReplayedEvents' })),
    ),
    represent: ({ from, events, continueFrom }) => ({
      body: { from: timestamp(from), events, continueFrom: continueFrom === null ? null : timestamp(continueFrom) },
    }),
  },
  refusals: { 'webhook-endpoint-not-found': 404, 'events-expired': 410 },
  useCase: replayEvents,
});
