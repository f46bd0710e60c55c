import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { replySchema } from '#adapters/http/reply-schema';
import { WebhookDeliveryBody, webhookDeliveryBody } from '#adapters/http/representations/webhooks/webhook-delivery';
import { CursorText, Limit, NextCursor } from '#adapters/http/schemas/paging';
import { webhookEndpointIdParameter } from '#adapters/http/schemas/webhooks';
import { listWebhookDeliveries } from '#application/webhooks/list-webhook-deliveries';
import { parseWebhookDeliveryId } from '#domain/webhooks/delivery';

export const listWebhookDeliveriesOperation = defineOperation({
  id: 'listWebhookDeliveries',
  method: 'GET',
  path: '/v1/webhook-endpoints/{endpointId}/deliveries',
  tag: 'Webhooks',
  summary: 'List what was sent to an endpoint of webhooks',
  description: 'The newest first, for 30 days, with every answer.',
  access: { scope: 'webhooks:write', who: 'staff' },
  request: {
    path: { endpointId: webhookEndpointIdParameter },
    query: z.strictObject({ limit: Limit, cursor: CursorText }),
    cursor: { read: parseWebhookDeliveryId },
  },
  toCommand: ({ path, query: { limit }, after }) => ({ endpointId: path.endpointId, limit, after }),
  reply: {
    status: 200,
    description: 'A page of deliveries.',
    body: replySchema(() =>
      z
        .object({ deliveries: z.array(WebhookDeliveryBody()), nextCursor: NextCursor() })
        .check(z.meta({ id: 'WebhookDeliveryPage' })),
    ),
    headers: ['Link'],
    represent: ({ items, next }) => ({ body: { deliveries: items.map(webhookDeliveryBody) }, next }),
  },
  refusals: { 'webhook-endpoint-not-found': 404 },
  useCase: listWebhookDeliveries,
});
