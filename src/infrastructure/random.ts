import { randomBytes, randomInt } from 'node:crypto';

/** The key of a command that has no Idempotency-Key: 128 random bits. */
export const newKey = (): string => randomBytes(16).toString('base64url');

/** A secret of a stage: 384 bits as 64 characters. */
export const newSecret = (): string => randomBytes(48).toString('base64url');

/** Random bytes, for the ids and secrets of webhooks. */
export const bytesOf = (count: number): Uint8Array => randomBytes(count);

/** The random part of an order id: an unpredictable number from 0 to 1,023. */
export const tenRandomBits = (): number => randomInt(2 ** 10);
