import { defineOperation } from '#adapters/http/operation';
import { WebhookDeliveryBody, webhookDeliveryBody } from '#adapters/http/representations/webhooks/webhook-delivery';
import { webhookDeliveryIdParameter, webhookEndpointIdParameter } from '#adapters/http/schemas/webhooks';
import { replayWebhookDelivery } from '#application/webhooks/replay/replay-webhook-delivery';

export const replayWebhookDeliveryOperation = defineOperation({
  id: 'replayWebhookDelivery',
  method: 'POST',
  path: '/v1/webhook-endpoints/{endpointId}/deliveries/{deliveryId}/replay',
  tag: 'Webhooks',
  summary: 'Send a delivery of an endpoint of webhooks once more',
  description: 'The same event with the same `webhook-id`, at once, signed with the present secrets.',
  access: { scope: 'webhooks:write', who: 'staff' },
  request: { path: { endpointId: webhookEndpointIdParameter, deliveryId: webhookDeliveryIdParameter } },
  toCommand: ({ path }) => ({ endpointId: path.endpointId, id: path.deliveryId }),
  reply: {
    status: 200,
    description: 'The delivery with one more attempt.',
    body: WebhookDeliveryBody,
    represent: (delivery) => ({ body: webhookDeliveryBody(delivery) }),
  },
  refusals: { 'webhook-endpoint-not-found': 404, 'delivery-not-found': 404 },
  useCase: replayWebhookDelivery,
});
