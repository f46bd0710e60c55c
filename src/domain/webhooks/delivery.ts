import { days, type Instant } from '#domain/instant';
import { timeSymbolsOf } from '#domain/orders/order-id';
import type { WebhookAttempt } from '#domain/webhooks/attempts';
import type { WebhookEndpointId } from '#domain/webhooks/endpoint';
import type { PublishedType } from '#domain/webhooks/published-type';

/** The time of its first attempt as text, and the id of its event: a later delivery has a larger id. */
export type WebhookDeliveryId = string & { readonly brand: 'WebhookDeliveryId' };

export const deliveryStatuses = ['pending', 'succeeded', 'failed'] as const;
export type DeliveryStatus = (typeof deliveryStatuses)[number];

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

/** A delivery is stored for this time after its first attempt. */
export const deliveriesKeptFor = days(30);
/** The number of attempts that a delivery shows. */
const shownAttempts = 10;
/** The number of characters of an answer that it shows. */
const shownOfAnswer = 1_000;

const idPattern = /^[0-9A-HJKMNP-TV-Z]{8}-[A-Za-z0-9._-]{1,80}:[A-Za-z0-9_-]{1,40}$/;
export const parseWebhookDeliveryId = (text: string): WebhookDeliveryId | undefined =>
  idPattern.test(text) ? (text as WebhookDeliveryId) : undefined;

export const deliveryIdOf = (firstAt: Instant, eventId: string): WebhookDeliveryId =>
  `${timeSymbolsOf(firstAt)}-${eventId}` as WebhookDeliveryId;

const shown = ({ answer, ...attempt }: WebhookAttempt): WebhookAttempt => ({
  ...attempt,
  answer: answer.kind === 'answered' ? { ...answer, body: answer.body.slice(0, shownOfAnswer) } : answer,
});

/** The attempts of a delivery with one more. */
export const withAttempt = (before: readonly WebhookAttempt[], attempt: WebhookAttempt): readonly WebhookAttempt[] => {
  const all = [...before, shown(attempt)];
  const [first] = all;
  return first === undefined || all.length <= shownAttempts ? all : [first, ...all.slice(1 - shownAttempts)];
};
