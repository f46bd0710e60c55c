import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import {
  CreatedWebhookEndpointBody,
  createdWebhookEndpointReply,
} from '#adapters/http/representations/webhooks/webhook-endpoint';
import { EventTypes, PayloadText, WebhookUrlText } from '#adapters/http/schemas/webhooks';
import { createWebhookEndpoint } from '#application/webhooks/create-webhook-endpoint';
import { bounds } from '#domain/bounds';

export const createWebhookEndpointOperation = defineOperation({
  id: 'createWebhookEndpoint',
  method: 'POST',
  path: '/v1/webhook-endpoints',
  tag: 'Webhooks',
  summary: 'Create an endpoint of webhooks',
  description: `Events from now on are sent to the address as CloudEvents 1.0, signed by Standard Webhooks 1.0. The secret is in this reply and in that of a rotation, and in no other. A shop has at most ${bounds.webhookEndpoints} endpoints. A replay shows the endpoint as it is then.`,
  access: { scope: 'webhooks:write', who: 'staff' },
  commandHeaders: { idempotencyKey: 'required', ifMatch: 'none' },
  request: {
    body: z.strictObject({
      url: WebhookUrlText,
      types: z.optional(z.nullable(EventTypes)).check(z.describe('The types of the events to send; null: every type.')),
      payload: z._default(PayloadText, 'full'),
    }),
    example: {
      url: 'https://hooks.example.com/orders',
      types: ['order.placed', 'order.canceled', 'payment.captured'],
      payload: 'full',
    },
  },
  toCommand: ({ body }) => ({ url: body.url, types: body.types ?? null, payload: body.payload }),
  reply: {
    status: 201,
    description: 'The endpoint with its secret.',
    body: CreatedWebhookEndpointBody,
    headers: ['ETag', 'Location', 'Idempotency-Replayed'],
    represent: createdWebhookEndpointReply,
  },
  refusals: {
    'webhook-endpoint-not-found': 404,
    'webhook-url-refused': 422,
    'too-many-webhook-endpoints': 422,
    'idempotency-key-reused': 422,
  },
  useCase: createWebhookEndpoint,
});
