import * as z from 'zod/mini';
import { type FieldOf, type MembersFor, type Replied, replySchema } from '#adapters/http/reply-schema';
import { Timestamp, timestamp } from '#adapters/http/representations/timestamp';
import { webhookDeliveryIdParameter } from '#adapters/http/schemas/webhooks';
import { type WebhookAttempt, webhookFailures } from '#domain/webhooks/attempts';
import { deliveryStatuses, type WebhookDelivery } from '#domain/webhooks/delivery';

const FailureBody = replySchema(() =>
  z.enum(webhookFailures).check(
    z.meta({
      id: 'WebhookFailure',
      description:
        '`timed-out`: after 15 seconds. `host-unknown`: the name has no address. `address-refused`: it has one that is not public.',
    }),
  ),
);

/** The time is `ms` here; the answer's own members stand beside it, its reason as `error` and its body as `response`. */
type AttemptMember =
  | Exclude<keyof WebhookAttempt, 'milliseconds' | 'answer'>
  | Exclude<FieldOf<WebhookAttempt['answer']>, 'kind' | 'reason' | 'body'>
  | 'ms'
  | 'error'
  | 'response';

const AttemptBody = replySchema(() =>
  z
    .object({
      at: Timestamp(),
      ms: z.int().check(z.gte(0), z.describe('The time until the answer, in milliseconds.')),
      status: z.nullable(z.int()).check(z.describe('The HTTP status of the answer; null: there was none.')),
      error: z.nullable(FailureBody()).check(z.describe('Why there was no answer; null: there was one.')),
      response: z.nullable(z.string()).check(z.describe('The beginning of the body of the answer.')),
      retryAfter: z.nullable(z.string()).check(z.describe('The header Retry-After of the answer.')),
    } satisfies MembersFor<AttemptMember>)
    .check(z.meta({ id: 'WebhookAttempt', description: 'One call of the endpoint.' })),
);

export const WebhookDeliveryBody = replySchema(() =>
  z
    .object({
      id: z.string().check(z.meta({ examples: [webhookDeliveryIdParameter.example] })),
      eventId: z.string().check(z.describe('The header `webhook-id` of every attempt.')),
      type: z.string().check(z.describe('The type of the event, or `webhook.test`.')),
      status: z.enum(deliveryStatuses).check(z.describe('`pending`: another attempt follows.')),
      request: z.string().check(z.describe('The body that is sent, the same in each attempt.')),
      attempts: z
        .array(AttemptBody())
        .check(z.describe('Oldest first. Of more than ten attempts the first one and the newest nine.')),
      createdAt: Timestamp(),
    } satisfies MembersFor<Exclude<keyof WebhookDelivery, 'endpointId' | 'body'>>)
    .check(
      z.meta({ id: 'WebhookDelivery', description: 'An event that was sent to an endpoint in the last 30 days.' }),
    ),
);

const attemptBody = ({ at, milliseconds, answer }: WebhookAttempt): Replied<typeof AttemptBody> => ({
  at: timestamp(at),
  ms: milliseconds,
  ...(answer.kind === 'answered'
    ? { status: answer.status, error: null, response: answer.body, retryAfter: answer.retryAfter }
    : { status: null, error: answer.reason, response: null, retryAfter: null }),
});

export const webhookDeliveryBody = (delivery: WebhookDelivery): Replied<typeof WebhookDeliveryBody> => ({
  id: delivery.id,
  eventId: delivery.eventId,
  type: delivery.type,
  status: delivery.status,
  request: delivery.body,
  attempts: delivery.attempts.map(attemptBody),
  createdAt: timestamp(delivery.createdAt),
});
