import type { Ports } from '#application/ports';
import { ok, type Result, refuse } from '#domain/result';
import type { WebhookDelivery, WebhookDeliveryId } from '#domain/webhooks/delivery';
import type { WebhookEndpointId } from '#domain/webhooks/endpoint';

export type DeliveryNotFound = { readonly kind: 'delivery-not-found'; readonly id: string };

/** Deliveries are stored for 30 days. */
export const findWebhookDelivery = async (
  { webhookDeliveries }: Pick<Ports, 'webhookDeliveries'>,
  endpointId: WebhookEndpointId,
  id: WebhookDeliveryId,
): Promise<Result<WebhookDelivery, DeliveryNotFound>> => {
  const delivery = await webhookDeliveries.find(endpointId, id);
  return delivery === undefined ? refuse({ kind: 'delivery-not-found', id }) : ok(delivery);
};
