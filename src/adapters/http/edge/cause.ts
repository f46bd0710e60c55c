import { createHash, randomBytes } from 'node:crypto';
import type { Caller } from '#domain/access/caller';
import { canonicalJson } from '#domain/canonical-json';
import type { Cause } from '#domain/orders/events';

/** Who a key or a cursor belongs to. */
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

/** The same key means the same command only for the same caller, operation and path. 128 bits of hash are enough. */
export const causeOf = (
  scope: { readonly caller: Caller; readonly operation: string; readonly path: string },
  key: string,
  body: unknown,
): Cause => ({
  key: digest(canonicalJson([callerName(scope.caller), scope.operation, scope.path, key]), 16),
  fingerprint: digest(canonicalJson(body), 9),
});

/** A command without a key still recognises its own retries towards the table. */
export const causeWithoutKey = (): Cause => ({ key: randomBytes(16).toString('base64url'), fingerprint: '' });
