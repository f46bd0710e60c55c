import type { Instant } from '#domain/instant';
import type { WebhookAttempt } from '#domain/webhooks/attempts';
import type { WebhookEndpointId } from '#domain/webhooks/endpoint';
import type { PublishedType } from '#domain/webhooks/published-type';

/** The time of its first attempt and the id of its event, as text: a later delivery has a larger id. */
export type WebhookDeliveryId = string & { readonly brand: 'WebhookDeliveryId' };

export type DeliveryStatus = 'pending' | 'succeeded' | 'failed';

/** An event on its way to an endpoint, from its first attempt on. `pending`: another attempt follows. */
export type WebhookDelivery = {
  readonly id: WebhookDeliveryId;
  readonly endpointId: WebhookEndpointId;
  readonly eventId: string;
  readonly type: PublishedType | 'webhook.test';
  readonly status: DeliveryStatus;
  /** The body that was sent, the same in each attempt. */
  readonly body: string;
  /** Oldest first, at least one. Of many attempts the first and the newest. */
  readonly attempts: readonly WebhookAttempt[];
  readonly createdAt: Instant;
};
