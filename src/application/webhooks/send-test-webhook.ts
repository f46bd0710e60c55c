import { defineUseCase, type Request } from '#application/use-case';
import { sendOnce, storeAttempt } from '#application/webhooks/deliver-event';
import { findWebhookEndpoint, type WebhookEndpointNotFound } from '#application/webhooks/find-webhook-endpoint';
import { ok, type Result } from '#domain/result';
import { isDelivered } from '#domain/webhooks/attempts';
import type { WebhookDelivery } from '#domain/webhooks/delivery';
import type { WebhookEndpointId } from '#domain/webhooks/endpoint';

/** Sends an event of the type `webhook.test` at once, also to a disabled endpoint, whose health it does not change. */
export const sendTestWebhook = defineUseCase({
  uses: ['webhookEndpoints', 'webhookCalls', 'webhookDeliveries', 'storeWebhookDelivery', 'clock'],
  with:
    (ports) =>
    async (
      { id }: { readonly id: WebhookEndpointId },
      { cause }: Request,
    ): Promise<Result<WebhookDelivery, WebhookEndpointNotFound>> => {
      const found = await findWebhookEndpoint(ports, id);
      if (!found.ok) return found;
      const at = ports.clock.now();
      const eventId = `test:${cause.key}`;
      const event = {
        specversion: '1.0',
        id: eventId,
        source: `/v1/webhook-endpoints/${id}`,
        type: 'webhook.test',
        time: new Date(at).toISOString(),
        datacontenttype: 'application/json',
        data: {},
      };
      const sent = await sendOnce(ports, found.value, eventId, JSON.stringify(event));
      const status = isDelivered(sent.attempt.answer) ? 'succeeded' : 'failed';
      return ok(await storeAttempt(ports, { endpointId: id, eventId, type: 'webhook.test', status }, sent, null));
    },
});
