import { defineOperation } from '#adapters/http/operation';
import { WebhookDeliveryBody, webhookDeliveryBody } from '#adapters/http/representations/webhooks/webhook-delivery';
import { webhookEndpointIdParameter } from '#adapters/http/schemas/webhooks';
import { sendTestWebhook } from '#application/webhooks/send-test-webhook';

export const sendTestWebhookOperation = defineOperation({
  id: 'sendTestWebhook',
  method: 'POST',
  path: '/v1/webhook-endpoints/{endpointId}/test',
  tag: 'Webhooks',
  summary: 'Send a test event to an endpoint of webhooks',
  description:
    'An event of the type `webhook.test`, signed, at once and once. A disabled endpoint gets it too, and its failure changes nothing.',
  access: { scope: 'webhooks:write', who: 'staff' },
  request: { path: { endpointId: webhookEndpointIdParameter } },
  toCommand: ({ path }) => ({ id: path.endpointId }),
  reply: {
    status: 200,
    description: 'The delivery with the answer of the endpoint, whatever that is.',
    body: WebhookDeliveryBody,
    represent: (delivery) => ({ body: webhookDeliveryBody(delivery) }),
  },
  refusals: { 'webhook-endpoint-not-found': 404 },
  useCase: sendTestWebhook,
});
