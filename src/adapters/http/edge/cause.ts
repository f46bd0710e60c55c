import { createHash } from 'node:crypto';
import type { Caller } from '#domain/access/caller';
import { canonicalJson } from '#domain/canonical-json';
import type { Cause } from '#domain/orders/events';

/** Names a caller in the scope of a key and of a cursor. */
export const callerName = (caller: Caller): string => {
  switch (caller.role) {
    case 'public':
    case 'system':
      return caller.role;
    case 'customer':
      return `customer:${caller.customerId}`;
    case 'staff':
      return `staff:${caller.staffId}`;
  }
};

const digest = (text: string, bytes: number): string =>
  createHash('sha256').update(text).digest().subarray(0, bytes).toString('base64url');

/** A key identifies a command within its caller, operation and path. 128 bits of hash are enough. */
export const causeOf = (
  scope: { readonly caller: Caller; readonly operation: string; readonly path: string },
  key: string,
  body: unknown,
): Cause => ({
  key: digest(canonicalJson([callerName(scope.caller), scope.operation, scope.path, key]), 16),
  fingerprint: digest(canonicalJson(body), 9),
});

/** The cause of a command without an Idempotency-Key. Its fresh key still recognizes the retries towards the table. */
export const causeWithoutKey = (newKey: string): Cause => ({ key: newKey, fingerprint: '' });
