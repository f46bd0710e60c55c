import { defineOperation } from '#adapters/http/operation';
import { webhookEndpointIdParameter } from '#adapters/http/schemas/webhooks';
import { deleteWebhookEndpoint } from '#application/webhooks/delete-webhook-endpoint';

export const deleteWebhookEndpointOperation = defineOperation({
  id: 'deleteWebhookEndpoint',
  method: 'DELETE',
  path: '/v1/webhook-endpoints/{endpointId}',
  tag: 'Webhooks',
  summary: 'Delete an endpoint of webhooks',
  description: 'Nothing more is sent to it, events that wait for it included. A call that has begun ends.',
  access: { scope: 'webhooks:write', who: 'staff' },
  commandHeaders: { idempotencyKey: 'none', ifMatch: 'optional' },
  request: { path: { endpointId: webhookEndpointIdParameter } },
  toCommand: ({ path }) => ({ id: path.endpointId }),
  reply: { status: 204, description: 'The endpoint is deleted.', represent: () => ({ body: undefined }) },
  refusals: { 'webhook-endpoint-not-found': 404, 'version-mismatch': 412 },
  useCase: deleteWebhookEndpoint,
});
