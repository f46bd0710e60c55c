import type { Instant } from '#domain/instant';
import { alphabet } from '#domain/orders/order-id';
import type { PublishedType } from '#domain/webhooks/published-type';

/** `we_` and 16 random symbols. */
export type WebhookEndpointId = string & { readonly brand: 'WebhookEndpointId' };

/** An address that passed the checks of the port `webhookCalls`: HTTPS, without user, password and fragment. */
export type WebhookUrl = string & { readonly brand: 'WebhookUrl' };

/** `whsec_` and the base64 of 32 random bytes, as Standard Webhooks 1.0 has it. */
export type WebhookSecret = string & { readonly brand: 'WebhookSecret' };

/** `thin`: the event without its data; the receiver reads the order. */
export const webhookPayloads = ['full', 'thin'] as const;
export type WebhookPayload = (typeof webhookPayloads)[number];

/** `gone`: it answered 410. `failing`: nothing was delivered to it for three days. `staff`: a member of staff disabled it. */
export const disabledReasons = ['gone', 'failing', 'staff'] as const;
export type DisabledReason = (typeof disabledReasons)[number];

/** Where the events of the shop are sent. */
export type WebhookEndpoint = {
  readonly id: WebhookEndpointId;
  readonly url: WebhookUrl;
  /** Null: every type, also one that this service will publish later. */
  readonly types: readonly PublishedType[] | null;
  readonly payload: WebhookPayload;
  /** Null: enabled. */
  readonly disabled: DisabledReason | null;
  readonly secret: WebhookSecret;
  /** The secret before the rotation, valid beside the present one for a time. */
  readonly previous: { readonly secret: WebhookSecret; readonly until: Instant } | null;
  /** The first failure since the last success; null: none. */
  readonly failingSince: Instant | null;
  readonly createdAt: Instant;
  /** Counts the changes, those of `failingSince` too. */
  readonly version: number;
};

const idPattern = /^we_[0-9A-HJKMNP-TV-Z]{16}$/;
/** The id of 16 random numbers, of which the last five bits count. */
export const webhookEndpointIdOf = (numbers: Iterable<number>): WebhookEndpointId =>
  `we_${[...numbers].map((number) => alphabet.charAt(number % alphabet.length)).join('')}` as WebhookEndpointId;
export const parseWebhookEndpointId = (text: string): WebhookEndpointId | undefined =>
  idPattern.test(text) ? (text as WebhookEndpointId) : undefined;

/** The endpoint that was created first is the first; those of one moment are in the order of their ids. */
export const inOrderOfCreation = (left: WebhookEndpoint, right: WebhookEndpoint): number =>
  left.createdAt - right.createdAt || (left.id < right.id ? -1 : 1);

/** Why no webhook may be sent to an address. `address-refused`: its host is inside a network, or this machine. */
export const urlFaults = [
  'not-a-url',
  'too-long',
  'not-https',
  'has-credentials',
  'has-fragment',
  'host-unknown',
  'address-refused',
] as const;
export type UrlFault = (typeof urlFaults)[number];

export const isEnabled = ({ disabled }: WebhookEndpoint): boolean => disabled === null;

/** Whether the endpoint gets events of a type. */
export const wants = ({ types }: Pick<WebhookEndpoint, 'types'>, type: PublishedType): boolean =>
  types === null || types.includes(type);

/** A rotated secret is valid for this time beside the new one. */
export const overlapOfSecrets = 24 * 3_600_000;

/** The endpoint with a new secret. The secret before the last rotation ends at once. */
export const rotated = (endpoint: WebhookEndpoint, secret: WebhookSecret, at: Instant): WebhookEndpoint => ({
  ...endpoint,
  secret,
  previous: { secret: endpoint.secret, until: at + overlapOfSecrets },
  version: endpoint.version + 1,
});

/** The secrets that sign a delivery, the present one first. */
export const secretsAt = ({ secret, previous }: WebhookEndpoint, at: Instant): readonly WebhookSecret[] =>
  previous !== null && at < previous.until ? [secret, previous.secret] : [secret];
