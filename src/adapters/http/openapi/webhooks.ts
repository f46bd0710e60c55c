import { publishedEvents, type WebhookType } from '#adapters/http/openapi/event-data';
import { eventNameOf, eventReference, webhookTypes } from '#adapters/http/openapi/event-schemas';
import { type Json, type JsonObject, pointTo, uncapitalized } from '#adapters/http/openapi/json';
import type { Schemas } from '#adapters/http/openapi/schemas';

/** The headers of a webhook, by Standard Webhooks 1.0. They stand at each webhook: oapi-codegen drops parameters that only webhooks name. */
const webhookHeaders: readonly JsonObject[] = [
  {
    name: 'webhook-id',
    in: 'header',
    required: true,
    description: 'The id of the event, the same in each attempt.',
    schema: { type: 'string', pattern: '^[!-~]{3,160}$', maxLength: 160 },
    example: '7K3M9Q-X1QF65-V805T8:2',
  },
  {
    name: 'webhook-timestamp',
    in: 'header',
    required: true,
    description: 'When this attempt was signed, in seconds since 1970. Refuse one that is older than five minutes.',
    schema: { type: 'string', pattern: '^[0-9]{1,12}$', maxLength: 12 },
    example: '1795255440',
  },
  {
    name: 'webhook-signature',
    in: 'header',
    required: true,
    description:
      '`v1,` and the base64 of HMAC-SHA-256 over id, timestamp and body, joined by dots. While a secret is rotated there are two, with a blank between them: one of them is enough.',
    schema: { type: 'string', pattern: '^v1,[A-Za-z0-9+/]{43}=( v1,[A-Za-z0-9+/]{43}=)*$', maxLength: 200 },
    example: 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
  },
];

/** The answers of a receiver. */
export const webhookResponses: Readonly<Record<string, JsonObject>> = {
  WebhookTaken: { description: 'Any status of 2xx: the event is taken.' },
  WebhookGone: { description: 'The receiver wants no more events: the endpoint is disabled.' },
  WebhookLater: {
    description: 'The event is sent again, no sooner than `Retry-After` says. So it is after any other status, too.',
    headers: { 'Retry-After': pointTo('headers', 'RetryAfter') },
  },
};

const webhookObject = (type: WebhookType, schema: JsonObject, example: Json): JsonObject => ({
  post: {
    operationId: uncapitalized(eventNameOf(type)),
    summary: `Sent when ${publishedEvents[type].when}`,
    security: [],
    parameters: [...webhookHeaders],
    requestBody: {
      required: true,
      content: { 'application/json': { schema, example } },
    },
    responses: {
      200: pointTo('responses', 'WebhookTaken'),
      410: pointTo('responses', 'WebhookGone'),
      429: pointTo('responses', 'WebhookLater'),
      503: pointTo('responses', 'WebhookLater'),
    },
  },
});

/** The calls of a receiver's endpoint, by type of event. Their schemas become components before the examples are composed. */
export const webhooksIn = (schemas: Schemas) => {
  const references = webhookTypes.map((type) => [type, eventReference(type, schemas)] as const);
  return (composed: (schema: JsonObject) => Json): JsonObject =>
    Object.fromEntries(references.map(([type, schema]) => [type, webhookObject(type, schema, composed(schema))]));
};
