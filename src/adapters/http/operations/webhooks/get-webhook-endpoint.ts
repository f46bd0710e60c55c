import { defineOperation } from '#adapters/http/operation';
import { WebhookEndpointBody, webhookEndpointReply } from '#adapters/http/representations/webhooks/webhook-endpoint';
import { webhookEndpointIdParameter } from '#adapters/http/schemas/webhooks';
import { getWebhookEndpoint } from '#application/webhooks/get-webhook-endpoint';

export const getWebhookEndpointOperation = defineOperation({
  id: 'getWebhookEndpoint',
  method: 'GET',
  path: '/v1/webhook-endpoints/{endpointId}',
  tag: 'Webhooks',
  summary: 'Read an endpoint of webhooks',
  access: { scope: 'webhooks:write', who: 'staff' },
  request: { path: { endpointId: webhookEndpointIdParameter } },
  toCommand: ({ path }) => ({ id: path.endpointId }),
  reply: {
    status: 200,
    description: 'The endpoint, without its secret.',
    body: WebhookEndpointBody,
    headers: ['ETag'],
    cacheControl: 'no-cache',
    conditional: true,
    represent: webhookEndpointReply,
  },
  refusals: { 'webhook-endpoint-not-found': 404 },
  useCase: getWebhookEndpoint,
});
