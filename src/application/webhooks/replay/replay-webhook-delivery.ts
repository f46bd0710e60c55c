import { defineUseCase } from '#application/use-case';
import { sendOnce } from '#application/webhooks/deliver-event';
import { type DeliveryNotFound, findWebhookDelivery } from '#application/webhooks/find-webhook-delivery';
import { findWebhookEndpoint, type WebhookEndpointNotFound } from '#application/webhooks/find-webhook-endpoint';
import { ok, type Result } from '#domain/result';
import { isDelivered } from '#domain/webhooks/attempts';
import { type WebhookDelivery, type WebhookDeliveryId, withAttempt } from '#domain/webhooks/delivery';
import type { WebhookEndpointId } from '#domain/webhooks/endpoint';

type ReplayWebhookDelivery = { readonly endpointId: WebhookEndpointId; readonly id: WebhookDeliveryId };

/**
 * Sends the body of a delivery once more, at once, with the secrets of now. A delivery that succeeded stays so. One that is
 * pending is still repeated, so that the later events of its order follow.
 */
export const replayWebhookDelivery = defineUseCase({
  uses: ['webhookEndpoints', 'webhookCalls', 'webhookDeliveries', 'storeWebhookDelivery', 'clock'],
  with:
    (ports) =>
    async ({
      endpointId,
      id,
    }: ReplayWebhookDelivery): Promise<Result<WebhookDelivery, WebhookEndpointNotFound | DeliveryNotFound>> => {
      const endpoint = await findWebhookEndpoint(ports, endpointId);
      if (!endpoint.ok) return endpoint;
      const found = await findWebhookDelivery(ports, endpointId, id);
      if (!found.ok) return found;
      const delivery = found.value;
      const { attempt } = await sendOnce(ports, endpoint.value, delivery.eventId, delivery.body);
      const replayed: WebhookDelivery = {
        ...delivery,
        status: delivery.status === 'failed' && isDelivered(attempt.answer) ? 'succeeded' : delivery.status,
        attempts: withAttempt(delivery.attempts, attempt),
      };
      await ports.storeWebhookDelivery(replayed);
      return ok(replayed);
    },
});
