import * as z from 'zod/mini';
import type { PathParameter } from '#adapters/http/operation';
import { readBy, text } from '#adapters/http/schemas/text';
import { bounds } from '#domain/bounds';
import { parseWebhookDeliveryId, type WebhookDeliveryId } from '#domain/webhooks/delivery';
import { parseWebhookEndpointId, type WebhookEndpointId, webhookPayloads } from '#domain/webhooks/endpoint';
import { type PublishedType, publishedTypes } from '#domain/webhooks/published-type';

/** The service generates the ids of endpoints. Any other text is not found. */
export const webhookEndpointIdParameter: PathParameter<WebhookEndpointId> = {
  read: parseWebhookEndpointId,
  problem: 'webhook-endpoint-not-found',
  description: 'The endpoint’s id.',
  pattern: '^we_[0-9A-HJKMNP-TV-Z]{16}$',
  example: 'we_5T7K3M9QX1QF65V8',
};

/** The service generates the ids of deliveries. Any other text is not found. */
export const webhookDeliveryIdParameter: PathParameter<WebhookDeliveryId> = {
  read: parseWebhookDeliveryId,
  problem: 'delivery-not-found',
  description: 'The delivery’s id.',
  pattern: '^[0-9A-HJKMNP-TV-Z]{8}-[A-Za-z0-9._-]{1,80}:[A-Za-z0-9_-]{1,40}$',
  example: '1QF65V80-7K3M9Q-X1QF65-V805T8:1',
};

export const WebhookUrlText = text(bounds.webhookUrlLength).check(
  z.meta({
    format: 'uri',
    description: 'Begins with `https://`. The host has public addresses only.',
  }),
);

export const PublishedTypeText = z
  .enum(publishedTypes as readonly [PublishedType, ...PublishedType[]])
  .check(z.meta({ id: 'EventType', description: 'A type of events.' }));

/** Types in a query, separated by commas, as the same list in whatever order they are given. */
export const EventTypesText = readBy<readonly PublishedType[]>(
  (given) => {
    const names = given.split(',');
    const types = publishedTypes.filter((type) => names.includes(type));
    return types.length === new Set(names).size ? types : undefined;
  },
  /^[a-z-]+\.[a-z-]+(,[a-z-]+\.[a-z-]+)*$/,
  'must be types of events, separated by commas, such as order.placed,payment.captured',
);

const uniqueTypes = z.refine<readonly PublishedType[]>((types) => new Set(types).size === types.length, {
  error: 'must not name a type twice',
  params: { code: 'duplicate-field' },
});

export const EventTypes = z
  .array(PublishedTypeText)
  .check(z.minLength(1), z.maxLength(publishedTypes.length), uniqueTypes, z.meta({ uniqueItems: true }));

export const PayloadText = z.enum(webhookPayloads).check(
  z.meta({
    id: 'WebhookPayload',
    description: '`full`: the whole event. `thin`: the event without its `data`; the receiver reads the order.',
  }),
);
