import { defineUseCase } from '#application/use-case';
import { findWebhookEndpoint } from '#application/webhooks/find-webhook-endpoint';
import type { WebhookEndpointId } from '#domain/webhooks/endpoint';

/** One endpoint of webhooks. */
export const getWebhookEndpoint = defineUseCase({
  uses: ['webhookEndpoints'],
  with:
    (ports) =>
    ({ id }: { readonly id: WebhookEndpointId }) =>
      findWebhookEndpoint(ports, id),
});
