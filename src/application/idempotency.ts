import type { Cause } from '#domain/orders/events';

/** The key was used before, for a command that asked for something else. */
export type IdempotencyKeyReused = { readonly kind: 'idempotency-key-reused' };

export const sameCommand = (left: Cause, right: Cause): boolean =>
  left.key === right.key && left.fingerprint === right.fingerprint;

/** How long a receipt is kept at least. The contract promises 24 hours. */
export const receiptHours = 48;
