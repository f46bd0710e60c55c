import * as z from 'zod/mini';
import type { Representation } from '#adapters/http/operation';
import { type MembersFor, type Replied, replySchema } from '#adapters/http/reply-schema';
import { Timestamp, timestamp, timestampOrNull } from '#adapters/http/representations/timestamp';
import { PayloadText, webhookEndpointIdParameter } from '#adapters/http/schemas/webhooks';
import type { Done } from '#application/use-case';
import { webhookStatuses, webhookStatusOf } from '#domain/webhooks/change';
import { disabledReasons, type WebhookEndpoint } from '#domain/webhooks/endpoint';

/** A secret is only in the replies that make one. */
type Shown = Exclude<keyof WebhookEndpoint, 'secret' | 'previous' | 'disabled'>;

const DisabledReasonText = replySchema(() =>
  z.enum(disabledReasons).check(
    z.meta({
      id: 'WebhookDisabledReason',
      description:
        '`staff`: a member of staff disabled it. `gone`: it answered 410. `failing`: it took no event for three days.',
    }),
  ),
);

const members = () =>
  ({
    id: z.string().check(z.meta({ examples: [webhookEndpointIdParameter.example] })),
    url: z.string().check(z.meta({ format: 'uri', examples: ['https://hooks.example.com/orders'] })),
    types: z
      .nullable(z.array(z.string().check(z.meta({ examples: ['order.placed'] }))))
      .check(z.describe('The types of the events that are sent; null: every type, also those of later releases.')),
    payload: PayloadText,
    status: z.enum(webhookStatuses).check(z.describe('Nothing is sent to a disabled endpoint.')),
    disabledReason: z.nullable(DisabledReasonText()).check(z.describe('null: it is enabled.')),
    failingSince: z
      .nullable(Timestamp())
      .check(z.describe('The time of the first failure after the last success; null: the last call succeeded.')),
    previousSecretUntil: z
      .nullable(Timestamp())
      .check(z.describe('The secret before the last rotation signs until this time; null: there was no rotation.')),
    createdAt: Timestamp(),
    version: z.int().check(z.gte(1), z.describe('Counts the changes, those of `failingSince` too.')),
  }) satisfies MembersFor<Shown>;

const secretMember = () =>
  z.string().check(
    z.meta({
      pattern: '^whsec_[A-Za-z0-9+/]{43}=$',
      description: 'The secret that signs, as Standard Webhooks 1.0 has it.',
      examples: ['whsec_AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE='],
    }),
  );

export const WebhookEndpointBody = replySchema(() =>
  z
    .object(members())
    .check(z.meta({ id: 'WebhookEndpoint', description: 'An address to which the events of the shop are sent.' })),
);

export const CreatedWebhookEndpointBody = replySchema(() =>
  z
    .object({ ...members(), secret: secretMember() })
    .check(z.meta({ id: 'CreatedWebhookEndpoint', description: 'A new endpoint with its secret.' })),
);

export const WebhookSecretBody = replySchema(() =>
  z
    .object({ secret: secretMember(), previousSecretUntil: z.nullable(Timestamp()) })
    .check(z.meta({ id: 'WebhookSecret', description: 'The new secret of an endpoint.' })),
);

export const webhookEndpointBody = (endpoint: WebhookEndpoint): Replied<typeof WebhookEndpointBody> => ({
  id: endpoint.id,
  url: endpoint.url,
  types: endpoint.types === null ? null : [...endpoint.types],
  payload: endpoint.payload,
  status: webhookStatusOf(endpoint),
  disabledReason: endpoint.disabled,
  failingSince: timestampOrNull(endpoint.failingSince),
  previousSecretUntil: timestampOrNull(endpoint.previous?.until ?? null),
  createdAt: timestamp(endpoint.createdAt),
  version: endpoint.version,
});

const headersOf = ({ version }: WebhookEndpoint) => ({ etag: `"${version}"` });

export const webhookEndpointReply = (endpoint: WebhookEndpoint): Representation => ({
  body: webhookEndpointBody(endpoint),
  headers: headersOf(endpoint),
});

const replayedHeader = (replayed: boolean) => (replayed ? { 'idempotency-replayed': 'true' } : {});

export const createdWebhookEndpointReply = ({ value, replayed }: Done<WebhookEndpoint>): Representation => ({
  body: { ...webhookEndpointBody(value), secret: value.secret } satisfies Replied<typeof CreatedWebhookEndpointBody>,
  headers: { ...headersOf(value), ...replayedHeader(replayed), location: `/v1/webhook-endpoints/${value.id}` },
});

export const webhookSecretReply = ({ value, replayed }: Done<WebhookEndpoint>): Representation => ({
  body: {
    secret: value.secret,
    previousSecretUntil: timestampOrNull(value.previous?.until ?? null),
  } satisfies Replied<typeof WebhookSecretBody>,
  headers: { ...headersOf(value), ...replayedHeader(replayed) },
});
