import type { Instant } from '#domain/instant';
import type { OrderId } from '#domain/orders/order-id';
import type { WebhookDeliveryId } from '#domain/webhooks/delivery';
import type { WebhookEndpointId } from '#domain/webhooks/endpoint';

/**
 * The events of an order from one sequence to another. They are in the order's journal, so that no copy is stored.
 * `deletedAt`: when the order was deleted, which is its last event; null: it was not. `replay`: staff asked for them again;
 * they do not wait for the others, nor do the others wait for them.
 */
export type WaitingOfOrder = {
  readonly kind: 'order';
  readonly orderId: OrderId;
  readonly next: number;
  readonly last: number;
  readonly deletedAt: Instant | null;
  readonly replay: boolean;
};

/** An event that no journal has: its JSON. */
export type WaitingEvent = { readonly kind: 'event'; readonly eventId: string; readonly json: string };

export type Waiting = WaitingOfOrder | WaitingEvent;

/** The failed attempts to deliver an event. */
export type Failing = {
  readonly deliveryId: WebhookDeliveryId;
  /** Their number, at least one. */
  readonly failures: number;
  readonly firstAt: Instant;
};

/**
 * The events that an endpoint has still to get: those of one order, or one other event. It is stored until the last of them is
 * delivered or given up, so the events of an order wait for the one before them, and for nothing else.
 */
export type WebhookBacklog = {
  readonly endpointId: WebhookEndpointId;
  readonly waiting: Waiting;
  /** No attempt before this moment. */
  readonly dueAt: Instant;
  /** Of the next event; null: none. */
  readonly failing: Failing | null;
};

/** The end of the subject of a replay. An order id has no colon. */
export const replayMark = ':replay';

/** The name of a backlog, unique for an endpoint: an order id, one with the mark of a replay, or the id of an event. */
export const subjectOf = (waiting: Waiting): string =>
  waiting.kind === 'event' ? waiting.eventId : `${waiting.orderId}${waiting.replay ? replayMark : ''}`;
