import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { replySchema } from '#adapters/http/reply-schema';
import { orderIdParameter } from '#adapters/http/schemas/order-parameters';
import { webhookEndpointIdParameter } from '#adapters/http/schemas/webhooks';
import { replayOrderEvents } from '#application/webhooks/replay/replay-order-events';

export const replayOrderEventsOperation = defineOperation({
  id: 'replayOrderEvents',
  method: 'POST',
  path: '/v1/webhook-endpoints/{endpointId}/orders/{orderId}/replay',
  tag: 'Webhooks',
  summary: 'Send every event of an order to an endpoint of webhooks once more',
  description:
    'The events are read from the journal of the order and sent within a minute, in their order, of the types that the endpoint wants. Each has the `webhook-id` that it had before.',
  access: { scope: 'webhooks:write', who: 'staff' },
  request: { path: { endpointId: webhookEndpointIdParameter, orderId: orderIdParameter } },
  toCommand: ({ path }) => ({ endpointId: path.endpointId, orderId: path.orderId }),
  reply: {
    status: 200,
    description: 'The events are about to be sent.',
    body: replySchema(() =>
      z
        .object({
          orderId: z.string(),
          events: z.int().check(z.gte(1), z.describe('The events of the order, those of other types too.')),
        })
        .check(z.meta({ id: 'ReplayedOrder' })),
    ),
    represent: (replayed) => ({ body: { ...replayed } }),
  },
  refusals: { 'webhook-endpoint-not-found': 404, 'order-not-found': 404 },
  useCase: replayOrderEvents,
});
