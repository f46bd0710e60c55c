import { createHmac, timingSafeEqual } from 'node:crypto';
import { type Instant, seconds } from '#domain/instant';

/** An older request may be a copy that somebody sends again (money.md V2). */
const tolerance = seconds(300);
/** A header of a sender who changes its secret has two signatures. */
const maximumHeader = 1_000;

const signatureOf = (secret: string, time: string, body: Uint8Array): Buffer =>
  createHmac('sha256', secret).update(`${time}.`).update(body).digest();

/** The header that signs a body as Stripe does: `t=<seconds>,v1=<HMAC-SHA256 of "t.body" in hexadecimal>`. */
export const signatureHeader = (secret: string, body: Uint8Array, at: Instant): string => {
  const time = String(Math.floor(at / seconds(1)));
  return `t=${time},v1=${signatureOf(secret, time, body).toString('hex')}`;
};

/** The values of a name in `name=value,name=value`. */
const valuesOf = (header: string, name: string): readonly string[] =>
  header
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1));

/** True if the holder of one of the secrets signed the body at most five minutes ago. */
export const isSigned = (
  header: string | undefined,
  body: Uint8Array,
  secrets: readonly string[],
  now: Instant,
): boolean => {
  if (header === undefined || header.length > maximumHeader) return false;
  const [time = '', ...moreTimes] = valuesOf(header, 't');
  if (!/^\d{1,12}$/.test(time) || moreTimes.length > 0) return false;
  if (Math.abs(now - seconds(Number(time))) > tolerance) return false;
  const given = valuesOf(header, 'v1')
    .filter((text) => /^[0-9a-f]{64}$/.test(text))
    .map((text) => Buffer.from(text, 'hex'));
  return secrets
    .map((secret) => signatureOf(secret, time, body))
    .some((expected) => given.some((signature) => timingSafeEqual(signature, expected)));
};
