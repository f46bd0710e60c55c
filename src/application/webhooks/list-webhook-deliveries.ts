import type { Page } from '#application/ports';
import { defineUseCase } from '#application/use-case';
import { findWebhookEndpoint, type WebhookEndpointNotFound } from '#application/webhooks/find-webhook-endpoint';
import { ok, type Result } from '#domain/result';
import type { WebhookDelivery, WebhookDeliveryId } from '#domain/webhooks/delivery';
import type { WebhookEndpointId } from '#domain/webhooks/endpoint';

export type ListWebhookDeliveries = {
  readonly endpointId: WebhookEndpointId;
  readonly after: WebhookDeliveryId | undefined;
  readonly limit: number;
};

/** The deliveries to an endpoint, the newest first. */
export const listWebhookDeliveries = defineUseCase({
  uses: ['webhookEndpoints', 'webhookDeliveries'],
  with:
    (ports) =>
    async (
      listing: ListWebhookDeliveries,
    ): Promise<Result<Page<WebhookDelivery, WebhookDeliveryId>, WebhookEndpointNotFound>> => {
      const found = await findWebhookEndpoint(ports, listing.endpointId);
      return found.ok ? ok(await ports.webhookDeliveries.page(listing)) : found;
    },
});
