import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { replySchema } from '#adapters/http/reply-schema';
import { WebhookEndpointBody, webhookEndpointBody } from '#adapters/http/representations/webhooks/webhook-endpoint';
import { listWebhookEndpoints } from '#application/webhooks/list-webhook-endpoints';

export const listWebhookEndpointsOperation = defineOperation({
  id: 'listWebhookEndpoints',
  method: 'GET',
  path: '/v1/webhook-endpoints',
  tag: 'Webhooks',
  summary: 'List the endpoints of webhooks',
  description: 'In the order of their creation. There are so few that the list has no pages.',
  access: { scope: 'webhooks:write', who: 'staff' },
  request: {},
  toCommand: () => undefined,
  reply: {
    status: 200,
    description: 'All endpoints.',
    body: replySchema(() =>
      z.object({ endpoints: z.array(WebhookEndpointBody()) }).check(z.meta({ id: 'WebhookEndpoints' })),
    ),
    represent: (endpoints) => ({ body: { endpoints: endpoints.map(webhookEndpointBody) } }),
  },
  refusals: {},
  useCase: listWebhookEndpoints,
});
