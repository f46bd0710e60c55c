import type { Instant } from '#domain/instant';
import type { OrderId } from '#domain/orders/order-id';
import type { WebhookDeliveryId } from '#domain/webhooks/delivery';
import type { WebhookEndpointId } from '#domain/webhooks/endpoint';

/**
 * The events of one order that an endpoint has not got yet. They are read from the order's journal, so an entry has their
 * numbers only. It is there until the last one is delivered, or given up.
 */
export type WebhookBacklog = {
  readonly endpointId: WebhookEndpointId;
  readonly orderId: OrderId;
  /** The sequence of the next event to deliver. */
  readonly next: number;
  /** The sequence of the newest event. */
  readonly last: number;
  /** When the order was deleted, which is its last event; null: it was not. */
  readonly deletedAt: Instant | null;
  /** No attempt before this moment. */
  readonly dueAt: Instant;
  /** The failed attempts of the next event; null: none. */
  readonly failing: {
    readonly deliveryId: WebhookDeliveryId;
    readonly failures: number;
    readonly firstAt: Instant;
  } | null;
};
