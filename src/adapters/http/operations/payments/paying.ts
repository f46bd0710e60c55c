import type { RefusalStatus } from '#adapters/http/operation';
import { callRefusals } from '#adapters/http/operations/orders/changing';

/** The refusals of every command on the payments of an order. */
export const paymentRefusals = {
  ...callRefusals,
  'payment-declined': 402,
  'payment-not-found': 404,
  'payment-status-conflict': 409,
} as const satisfies Readonly<Record<string, RefusalStatus>>;
