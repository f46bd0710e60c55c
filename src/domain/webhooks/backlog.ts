import type { Instant } from '#domain/instant';
import { type OrderId, parseOrderId } from '#domain/orders/order-id';
import type { WebhookDeliveryId } from '#domain/webhooks/delivery';
import type { WebhookEndpointId } from '#domain/webhooks/endpoint';

/**
 * The events of an order from one sequence to another. They are in the order's journal, so that no copy is stored.
 * `deletedAt`: when the order was deleted, which is its last event; null: it was not. `deletedHash`: the audit hash after that
 * event, which no journal gives any more; null: none is known. `replay`: staff want these
 * events again, which do not wait for the others, nor do the others wait for them: the beginning of the span of time that is
 * sent again, so that what further calls add comes behind; 0 for all events of the order. Null: no replay.
 */
export type WaitingOfOrder = {
  readonly kind: 'order';
  readonly orderId: OrderId;
  readonly next: number;
  readonly last: number;
  readonly deletedAt: Instant | null;
  readonly deletedHash: string | null;
  readonly replay: Instant | null;
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

/** What follows the order id in the subject of a replay. An order id has no colon. */
const replayMark = ':replay';

/** A replay of a whole order has no time in its subject. */
const markOf = (replay: Instant | null): string => {
  if (replay === null) return '';
  return replay === 0 ? replayMark : `${replayMark}:${replay}`;
};

/** The name of a backlog, unique for an endpoint: an order id, one with the mark of a replay, or the id of an event. */
export const subjectOf = (waiting: Waiting): string =>
  waiting.kind === 'event' ? waiting.eventId : `${waiting.orderId}${markOf(waiting.replay)}`;

const orderSubject = /^([^:]+)(?::replay(?::([1-9]\d{0,14}))?)?$/;

/** The order and the replay that the subject of a backlog names; undefined: it names neither. */
export const orderInSubject = (subject: string): Pick<WaitingOfOrder, 'orderId' | 'replay'> | undefined => {
  const [, id = '', begin] = orderSubject.exec(subject) ?? [];
  const orderId = parseOrderId(id);
  if (orderId === undefined) return undefined;
  return { orderId, replay: subject === id ? null : Number(begin ?? 0) };
};

/** The events of one order as one entry: from the first to the last. */
export const joined = (earlier: Waiting | undefined, later: Waiting): Waiting =>
  earlier?.kind === 'order' && later.kind === 'order'
    ? { ...later, next: Math.min(earlier.next, later.next), last: Math.max(earlier.last, later.last) }
    : later;
