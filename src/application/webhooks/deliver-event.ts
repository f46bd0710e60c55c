import type { CloudEvent } from '#application/events/cloud-event';
import type { Ports } from '#application/ports';
import type { CurrentEndpoint } from '#application/webhooks/endpoint-health';
import { bodyOf } from '#application/webhooks/events-for';
import { isDelivered, nextAttemptAt, spreadOf, type WebhookAttempt } from '#domain/webhooks/attempts';
import type { Failing } from '#domain/webhooks/backlog';
import { deliveryIdOf, type WebhookDelivery, withAttempt } from '#domain/webhooks/delivery';
import { secretsAt, type WebhookEndpoint } from '#domain/webhooks/endpoint';

export type DeliveringEvents = Pick<Ports, 'clock' | 'webhookCalls' | 'webhookDeliveries' | 'storeWebhookDelivery'>;

/** `again`: another attempt follows. `given-up`: the last attempt failed. */
export type Delivered =
  | { readonly kind: 'delivered' | 'given-up' }
  | { readonly kind: 'again'; readonly dueAt: number; readonly failing: Failing };

type Sent = { readonly body: string; readonly attempt: WebhookAttempt };

/** Sends an event once, signed with the secrets of this moment. */
export const sendOnce = async (
  { clock, webhookCalls }: Pick<Ports, 'clock' | 'webhookCalls'>,
  endpoint: WebhookEndpoint,
  eventId: string,
  body: string,
): Promise<Sent> => {
  const at = clock.now();
  const call = { url: endpoint.url, eventId, at, body, secrets: secretsAt(endpoint, at) };
  return { body, attempt: { at, ...(await webhookCalls.call(call)) } };
};

const statusOf = { delivered: 'succeeded', 'given-up': 'failed', again: 'pending' } as const;

const outcomeOf = (
  { at, answer }: WebhookAttempt,
  failing: Failing | null,
  eventId: string,
  endpoint: WebhookEndpoint,
): Delivered => {
  if (isDelivered(answer)) return { kind: 'delivered' };
  const firstAt = failing?.firstAt ?? at;
  const failures = (failing?.failures ?? 0) + 1;
  const spread = spreadOf(`${endpoint.id} ${eventId} ${failures}`);
  const dueAt = nextAttemptAt({ at, answer }, { failures, firstAt, spread });
  if (dueAt === null) return { kind: 'given-up' };
  return { kind: 'again', dueAt, failing: { deliveryId: deliveryIdOf(firstAt, eventId), failures, firstAt } };
};

/** Stores the delivery with one more attempt. `failing`: the attempts before; null: none. */
export const storeAttempt = async (
  ports: Pick<DeliveringEvents, 'webhookDeliveries' | 'storeWebhookDelivery'>,
  delivery: Pick<WebhookDelivery, 'endpointId' | 'eventId' | 'type' | 'status'>,
  { body, attempt }: Sent,
  failing: Failing | null,
): Promise<WebhookDelivery> => {
  const { endpointId, eventId } = delivery;
  const before = failing && (await ports.webhookDeliveries.find(endpointId, failing.deliveryId));
  const createdAt = failing?.firstAt ?? attempt.at;
  const stored: WebhookDelivery = {
    ...delivery,
    id: deliveryIdOf(createdAt, eventId),
    body,
    attempts: withAttempt(before?.attempts ?? [], attempt),
    createdAt,
  };
  await ports.storeWebhookDelivery(stored);
  return stored;
};

/** Sends an event to an endpoint once, and stores the delivery and what it says about the endpoint. */
export const deliverEvent = async (
  ports: DeliveringEvents,
  current: CurrentEndpoint,
  endpoint: WebhookEndpoint,
  event: CloudEvent,
  failing: Failing | null,
): Promise<Delivered> => {
  const sent = await sendOnce(ports, endpoint, event.id, bodyOf(event, endpoint.payload));
  const outcome = outcomeOf(sent.attempt, failing, event.id, endpoint);
  const delivery = {
    endpointId: endpoint.id,
    eventId: event.id,
    type: event.type,
    status: statusOf[outcome.kind],
  };
  await storeAttempt(ports, delivery, sent, failing);
  await current.learn(sent.attempt);
  return outcome;
};
