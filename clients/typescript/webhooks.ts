import type { webhooks } from './schema.js';

export type WebhookEventType = keyof webhooks;
/** The event of one type: `WebhookEventOf<'order.placed'>`. */
export type WebhookEventOf<Type extends WebhookEventType> =
  webhooks[Type]['post']['requestBody']['content']['application/json'];
/** An event of the shop, as a webhook has it in its body. `type` decides which; `data` is missing if the payload is thin. */
export type WebhookEvent = { [Type in WebhookEventType]: WebhookEventOf<Type> }[WebhookEventType];

/** `secret-invalid` is a mistake of the receiver; all others are those of the request. */
export type WebhookFault =
  | 'secret-invalid'
  | 'headers-missing'
  | 'timestamp-invalid'
  | 'timestamp-too-old'
  | 'timestamp-too-new'
  | 'signature-mismatch'
  | 'body-invalid';

/** A request is no webhook of this shop, or an old one that somebody sends again. Answer it with 400. */
export class WebhookVerificationError extends Error {
  override readonly name = 'WebhookVerificationError';
  readonly reason: WebhookFault;
  constructor(reason: WebhookFault, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Headers of the fetch API, or of Node.js, API Gateway and others as an object. The case of names does not matter. */
export type WebhookHeaders =
  | { get(name: string): string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>;

export type WebhookToVerify = {
  readonly headers: WebhookHeaders;
  /** The body as it came, before anything parses it. */
  readonly body: string | Uint8Array | ArrayBuffer;
  /** The time, in milliseconds since 1970; the platform's unless given. */
  readonly now?: number;
  /** How old or new a signature may be; 300 seconds unless given. */
  readonly toleranceSeconds?: number;
} & (
  | { readonly secret: string; readonly secrets?: undefined }
  /** While a secret is rotated: the new and the old one. One of them is enough. */
  | { readonly secrets: readonly string[]; readonly secret?: undefined }
);

const isFetchHeaders = (headers: WebhookHeaders): headers is { get(name: string): string | null } =>
  typeof headers.get === 'function';

const headerOf = (headers: WebhookHeaders, name: string): string => {
  if (isFetchHeaders(headers)) return headers.get(name) ?? '';
  const [, value] = Object.entries(headers).find(([each]) => each.toLowerCase() === name) ?? [];
  return typeof value === 'string' ? value : (value ?? []).join(' ');
};

const bytesOfBody = (body: WebhookToVerify['body']): Uint8Array => {
  if (typeof body === 'string') return new TextEncoder().encode(body);
  if (ArrayBuffer.isView(body)) return body;
  if (Object.prototype.toString.call(body) === '[object ArrayBuffer]') return new Uint8Array(body);
  throw new WebhookVerificationError('body-invalid', 'Give the body as it came, as text or bytes, not a parsed value.');
};

const keyOf = async (secret: string): Promise<Awaited<ReturnType<typeof crypto.subtle.importKey>>> => {
  try {
    const bytes = Uint8Array.from(atob(secret.replace(/^whsec_/, '')), (symbol) => symbol.charCodeAt(0));
    // An empty key is refused here.
    return await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  } catch {
    throw new WebhookVerificationError('secret-invalid', 'A secret is not "whsec_" and base64.');
  }
};

const checkTime = (timestamp: string, { now = Date.now(), toleranceSeconds = 300 }: WebhookToVerify): void => {
  if (!/^\d{1,12}$/.test(timestamp))
    throw new WebhookVerificationError('timestamp-invalid', 'webhook-timestamp is no number of seconds.');
  const age = Math.floor(now / 1_000) - Number(timestamp);
  if (age > toleranceSeconds)
    throw new WebhookVerificationError('timestamp-too-old', `The webhook was signed ${age} seconds ago.`);
  if (age < -toleranceSeconds)
    throw new WebhookVerificationError(
      'timestamp-too-new',
      `The webhook was signed ${-age} seconds ahead of this clock.`,
    );
};

/** Compares every symbol, so that the time does not tell how many are right. The length of a signature is no secret. */
const isSame = (left: string, right: string): boolean => {
  if (left.length !== right.length) return false;
  let difference = 0;
  for (let index = 0; index < left.length; index += 1) difference |= left.charCodeAt(index) ^ right.charCodeAt(index);
  return difference === 0;
};

/** The signatures that the secrets give to a content, one each. */
const signaturesOf = (content: Uint8Array<ArrayBuffer>, secrets: readonly string[]): Promise<readonly string[]> =>
  Promise.all(
    secrets.map(async (secret) => {
      const signature = new Uint8Array(await crypto.subtle.sign('HMAC', await keyOf(secret), content));
      return `v1,${btoa(String.fromCharCode(...signature))}`;
    }),
  );

const joined = (left: Uint8Array, right: Uint8Array): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(left.length + right.length);
  bytes.set(left);
  bytes.set(right, left.length);
  return bytes;
};

const jsonIn = (body: Uint8Array): unknown => {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    throw new WebhookVerificationError('body-invalid', 'The body is signed, but is not JSON.');
  }
};

/** Whoever has the secret sends what the contract says, so only the form of an event is checked. */
const isEvent = (value: unknown): value is WebhookEvent =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const eventIn = (body: Uint8Array): WebhookEvent => {
  const event = jsonIn(body);
  if (isEvent(event)) return event;
  throw new WebhookVerificationError('body-invalid', 'The body is signed, but is no event.');
};

/**
 * The event of a webhook whose signature is right (Standard Webhooks 1.0); otherwise it throws a `WebhookVerificationError`,
 * whose `reason` says why. An event may come twice, and after a later one: go by its `id` and `sequence`.
 *
 * ```ts
 * const event = await verifyWebhook({ headers: request.headers, body: await request.text(), secret });
 * if (event.type === 'order.confirmed') await ship(event.source);
 * ```
 */
export const verifyWebhook = async (webhook: WebhookToVerify): Promise<WebhookEvent> => {
  const secrets = webhook.secrets ?? [webhook.secret];
  if (secrets.length === 0) throw new WebhookVerificationError('secret-invalid', 'There is no secret.');
  const [id, timestamp, given] = ['id', 'timestamp', 'signature'].map((name) =>
    headerOf(webhook.headers, `webhook-${name}`),
  ) as [string, string, string];
  if (id === '' || timestamp === '' || given === '')
    throw new WebhookVerificationError(
      'headers-missing',
      'webhook-id, webhook-timestamp or webhook-signature is missing.',
    );
  checkTime(timestamp, webhook);
  const body = bytesOfBody(webhook.body);
  const content = joined(new TextEncoder().encode(`${id}.${timestamp}.`), body);
  const expected = await signaturesOf(content, secrets);
  const candidates = given.split(' ');
  if (!expected.some((signature) => candidates.some((candidate) => isSame(candidate, signature))))
    throw new WebhookVerificationError('signature-mismatch', 'No signature is of a known secret and this body.');
  return eventIn(body);
};
