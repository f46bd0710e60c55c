import * as z from 'zod/mini';
import { publishedEvents, type WebhookType } from '#adapters/http/openapi/event-data';
import { type JsonObject, pascalCase } from '#adapters/http/openapi/json';
import type { Schemas } from '#adapters/http/openapi/schemas';
import type { MembersFor } from '#adapters/http/reply-schema';
import { Timestamp } from '#adapters/http/representations/timestamp';
import { AuditHash } from '#adapters/http/schemas/audit';
import type { CloudEvent } from '#application/events/cloud-event';
import { eventTypes } from '#domain/orders/events/event-data';

export const webhookTypes = Object.keys(publishedEvents) as readonly WebhookType[];

/** `order.lines-canceled` → OrderLinesCanceledEvent */
export const eventNameOf = (type: WebhookType): string => `${pascalCase(type.replaceAll('.', '-'))}Event`;

const isOfOrder = (type: WebhookType): boolean => type === 'order.deleted' || eventTypes.some((each) => each === type);

/** Only events of orders have a sequence, a trace and a hash. */
const placeMembers = (type: WebhookType): { readonly [name: string]: z.ZodMiniType } =>
  isOfOrder(type)
    ? {
        sequence: z
          .int()
          .check(z.gte(1), z.describe('Counts the events of the order, without gaps.'), z.meta({ examples: [2] })),
        traceparent: z.optional(z.string()).check(z.describe('The trace of the request that caused the event.')),
        audithash: AuditHash,
      }
    : {};

const examplesOf = (type: WebhookType) => {
  if (isOfOrder(type)) return { id: '7K3M9Q-X1QF65-V805T8:2', source: '/v1/orders/7K3M9Q-X1QF65-V805T8' };
  if (type === 'audit.anchored') return { id: 'audit:2026-11-29', source: '/v1/audit' };
  return type === 'webhook.test'
    ? { id: 'test_1', source: '/v1/webhook-endpoints/we_7K3M9QX1QF65V805' }
    : { id: 'TEE-M:12', source: '/v1/products/TEE-M' };
};

const eventSchema = (type: WebhookType) => {
  const { id, source } = examplesOf(type);
  const { when, data } = publishedEvents[type];
  return z
    .object({
      specversion: z.enum(['1.0']),
      id: z.string().check(z.meta({ examples: [id], description: 'Unique within its source. Also in `webhook-id`.' })),
      source: z.string().check(z.meta({ examples: [source], description: 'The path of what the event is about.' })),
      type: z.enum([type]),
      time: Timestamp(),
      datacontenttype: z.enum(['application/json']),
      ...placeMembers(type),
      data: z.optional(z.object(data())).check(z.describe('Missing if the payload of the endpoint is `thin`.')),
    } satisfies MembersFor<Exclude<keyof CloudEvent, 'sequence' | 'traceparent' | 'audithash'>>)
    .check(z.meta({ description: `Sent when ${when}. A CloudEvent 1.0.` }));
};

/** The schema of an event becomes a component. */
export const eventReference = (type: WebhookType, schemas: Schemas): JsonObject =>
  schemas.jsonSchema(eventSchema(type), 'reply', eventNameOf(type));
