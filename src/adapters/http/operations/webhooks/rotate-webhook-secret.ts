import { defineOperation } from '#adapters/http/operation';
import { WebhookSecretBody, webhookSecretReply } from '#adapters/http/representations/webhooks/webhook-endpoint';
import { webhookEndpointIdParameter } from '#adapters/http/schemas/webhooks';
import { rotateWebhookSecret } from '#application/webhooks/rotate-webhook-secret';

export const rotateWebhookSecretOperation = defineOperation({
  id: 'rotateWebhookSecret',
  method: 'POST',
  path: '/v1/webhook-endpoints/{endpointId}/rotate-secret',
  tag: 'Webhooks',
  summary: 'Give an endpoint of webhooks a new secret',
  description:
    'Both secrets sign for 24 hours, so that a receiver can change without a gap. The secret before the last rotation ends at once. A replay shows the secret that is valid then.',
  access: { scope: 'webhooks:write', who: 'staff' },
  commandHeaders: { idempotencyKey: 'required', ifMatch: 'none' },
  request: { path: { endpointId: webhookEndpointIdParameter } },
  toCommand: ({ path }) => ({ id: path.endpointId }),
  reply: {
    status: 200,
    description: 'The new secret.',
    body: WebhookSecretBody,
    headers: ['ETag', 'Idempotency-Replayed'],
    represent: webhookSecretReply,
  },
  refusals: { 'webhook-endpoint-not-found': 404, 'idempotency-key-reused': 422 },
  useCase: rotateWebhookSecret,
});
