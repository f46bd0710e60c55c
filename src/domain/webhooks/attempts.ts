import { days, hours, type Instant, minutes, seconds } from '#domain/instant';
import type { DisabledReason, WebhookEndpoint } from '#domain/webhooks/endpoint';

/** The answer of an endpoint, or the reason why there is none. */
export type WebhookAnswer =
  | { readonly kind: 'answered'; readonly status: number; readonly body: string; readonly retryAfter: string | null }
  | { readonly kind: 'failed'; readonly reason: WebhookFailure };

/**
 * `address-refused`: the host has an address that no webhook may reach. `host-unknown`: its name has no address.
 * `certificate-invalid`: TLS did not trust it.
 */
export const webhookFailures = [
  'address-refused',
  'host-unknown',
  'connection-failed',
  'certificate-invalid',
  'timed-out',
] as const;
export type WebhookFailure = (typeof webhookFailures)[number];

/** One attempt to deliver an event. */
export type WebhookAttempt = {
  readonly at: Instant;
  readonly milliseconds: number;
  readonly answer: WebhookAnswer;
};

/** The waits after each failed attempt; the last one repeats. */
const waits: readonly number[] = [
  seconds(5),
  seconds(30),
  minutes(5),
  minutes(30),
  hours(2),
  hours(5),
  hours(10),
  hours(12),
];
/** No attempt follows this time after the first one. */
const longestTrying = hours(72);
/** A receiver may ask for a longer wait, but for no longer one than this. */
const longestRetryAfter = hours(12);
/** An endpoint to which nothing was delivered for this time is disabled. */
const longestFailing = days(3);

/** True for an answer that takes the event. Only 2xx does: a redirect is not followed. */
export const isDelivered = (answer: WebhookAnswer): boolean =>
  answer.kind === 'answered' && answer.status >= 200 && answer.status < 300;

/** The receiver wants no more events, ever. */
export const isGone = (answer: WebhookAnswer): boolean => answer.kind === 'answered' && answer.status === 410;

/** The two forms of a date that HTTP has with a zone. `Date.parse` alone finds a date in many other texts. */
const httpDate = /^[A-Z][a-z]+, \d\d[ -][A-Z][a-z]{2}[ -]\d{2,4} \d\d:\d\d:\d\d GMT$/;

/** The wait that a receiver asks for, in milliseconds: seconds or a date (RFC 9110). Only 429 and 503 ask. */
const retryAfterOf = (answer: WebhookAnswer, at: Instant): number => {
  if (answer.kind === 'failed' || answer.retryAfter === null) return 0;
  if (answer.status !== 429 && answer.status !== 503) return 0;
  if (/^\d+$/.test(answer.retryAfter)) return Math.min(seconds(Number(answer.retryAfter)), longestRetryAfter);
  const wait = httpDate.test(answer.retryAfter) ? Date.parse(answer.retryAfter) - at : 0;
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), longestRetryAfter) : 0;
};

/**
 * The time of the next attempt after a failed one; null: there is none. `failures`: how many there were with this one.
 * `spread`: from -1 to 1, so that many deliveries are not repeated at once: a wait varies by a tenth.
 */
export const nextAttemptAt = (
  { at, answer }: Pick<WebhookAttempt, 'at' | 'answer'>,
  { failures, firstAt, spread }: { readonly failures: number; readonly firstAt: Instant; readonly spread: number },
): Instant | null => {
  const wait = waits[Math.min(failures, waits.length) - 1] ?? seconds(5);
  const next = at + Math.max(Math.round(wait * (1 + spread / 10)), retryAfterOf(answer, at));
  return next - firstAt > longestTrying ? null : next;
};

/** The health of an endpoint after an attempt; undefined: it did not change. */
export const healthAfter = (
  { failingSince }: WebhookEndpoint,
  { at, answer }: Pick<WebhookAttempt, 'at' | 'answer'>,
): { readonly failingSince: Instant | null; readonly disabled: DisabledReason | null } | undefined => {
  if (isDelivered(answer)) return failingSince === null ? undefined : { failingSince: null, disabled: null };
  const since = failingSince ?? at;
  if (isGone(answer)) return { failingSince: since, disabled: 'gone' };
  if (at - since > longestFailing) return { failingSince: since, disabled: 'failing' };
  return failingSince === null ? { failingSince: since, disabled: null } : undefined;
};

/** A number from -1 to 1 for a text, always the same. */
export const spreadOf = (text: string): number => {
  let hash = 2_166_136_261;
  for (const character of text) hash = Math.imul(hash ^ character.charCodeAt(0), 16_777_619) >>> 0;
  return (hash / 4_294_967_295) * 2 - 1;
};
