import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { WebhookEndpointBody, webhookEndpointReply } from '#adapters/http/representations/webhooks/webhook-endpoint';
import { EventTypes, PayloadText, WebhookUrlText, webhookEndpointIdParameter } from '#adapters/http/schemas/webhooks';
import { updateWebhookEndpoint } from '#application/webhooks/update-webhook-endpoint';
import { webhookStatuses } from '#domain/webhooks/change';

export const updateWebhookEndpointOperation = defineOperation({
  id: 'updateWebhookEndpoint',
  method: 'PATCH',
  path: '/v1/webhook-endpoints/{endpointId}',
  tag: 'Webhooks',
  summary: 'Change an endpoint of webhooks',
  description:
    'A merge patch (RFC 7396): a missing field stays. The address is checked again. An endpoint that is enabled starts without failures.',
  access: { scope: 'webhooks:write', who: 'staff' },
  commandHeaders: { idempotencyKey: 'none', ifMatch: 'optional' },
  request: {
    path: { endpointId: webhookEndpointIdParameter },
    mediaTypes: ['application/merge-patch+json', 'application/json'],
    body: z.strictObject({
      url: z.optional(WebhookUrlText),
      types: z.optional(z.nullable(EventTypes)).check(z.describe('null: every type.')),
      payload: z.optional(PayloadText),
      status: z.optional(z.enum(webhookStatuses)),
    }),
    example: { types: ['order.placed', 'stock.out'], payload: 'thin', status: 'enabled' },
  },
  toCommand: ({ path, body: { url, types, payload, status } }) => ({
    id: path.endpointId,
    patch: { url, types, payload, status },
  }),
  reply: {
    status: 200,
    description: 'The endpoint after the change.',
    body: WebhookEndpointBody,
    headers: ['ETag'],
    represent: webhookEndpointReply,
  },
  refusals: { 'webhook-endpoint-not-found': 404, 'version-mismatch': 412, 'webhook-url-refused': 422 },
  useCase: updateWebhookEndpoint,
});
