import type { OrderNotFound } from '#application/orders/find-order';
import { defineUseCase } from '#application/use-case';
import { findWebhookEndpoint, type WebhookEndpointNotFound } from '#application/webhooks/find-webhook-endpoint';
import { countEvents } from '#domain/orders/events';
import type { OrderId } from '#domain/orders/order-id';
import { ok, type Result, refuse } from '#domain/result';
import type { WebhookEndpointId } from '#domain/webhooks/endpoint';

type ReplayOrderEvents = { readonly endpointId: WebhookEndpointId; readonly orderId: OrderId };

/** `events`: the number of events of the order, of which the endpoint gets those of its types. */
export type ReplayedOrder = { readonly orderId: OrderId; readonly events: number };

/** Delivers every event of an order to an endpoint once more, from its journal, within the next minute. */
export const replayOrderEvents = defineUseCase({
  uses: ['webhookEndpoints', 'orders', 'queueWebhooks', 'clock'],
  with:
    (ports) =>
    async ({
      endpointId,
      orderId,
    }: ReplayOrderEvents): Promise<Result<ReplayedOrder, WebhookEndpointNotFound | OrderNotFound>> => {
      const endpoint = await findWebhookEndpoint(ports, endpointId);
      if (!endpoint.ok) return endpoint;
      const record = await ports.orders.find(orderId);
      if (record === undefined) return refuse({ kind: 'order-not-found' });
      const events = countEvents(record);
      const waiting = {
        kind: 'order',
        orderId,
        next: 1,
        last: events,
        deletedAt: null,
        deletedHash: null,
        replay: 0,
      } as const;
      await ports.queueWebhooks([{ endpointId, waiting, dueAt: ports.clock.now() }]);
      return ok({ orderId, events });
    },
});
