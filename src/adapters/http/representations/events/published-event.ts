import * as z from 'zod/mini';
import { type MembersFor, replySchema } from '#adapters/http/reply-schema';
import { Timestamp } from '#adapters/http/representations/timestamp';
import { AuditHash } from '#adapters/http/schemas/audit';
import { PublishedTypeText } from '#adapters/http/schemas/webhooks';
import type { CloudEvent } from '#application/events/cloud-event';

/** A CloudEvent is represented as it is. */
export const PublishedEventBody = replySchema(() =>
  z
    .object({
      specversion: z.enum(['1.0']),
      id: z.string().check(z.meta({ examples: ['7K3M9Q-X1QF65-V805T8:2'], description: 'Unique within its source.' })),
      source: z.string().check(
        z.meta({
          examples: ['/v1/orders/7K3M9Q-X1QF65-V805T8'],
          description: 'The path of what the event is about.',
        }),
      ),
      type: PublishedTypeText,
      time: Timestamp(),
      datacontenttype: z.enum(['application/json']),
      sequence: z
        .optional(z.int().check(z.gte(1)))
        .check(z.describe('Counts the events of the order, without gaps. Missing for an event of something else.')),
      traceparent: z.optional(z.string()).check(z.describe('The trace of the request that caused the event.')),
      audithash: AuditHash,
      data: z.record(z.string(), z.unknown()).check(z.describe('Depends on the type, as in the webhook of that type.')),
    } satisfies MembersFor<keyof CloudEvent>)
    .check(z.meta({ id: 'PublishedEvent', description: 'A CloudEvent 1.0.' })),
);
