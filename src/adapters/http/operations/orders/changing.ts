import type { RefusalStatus } from '#adapters/http/operation';
import { commandReply, OrderBody } from '#adapters/http/representations/orders/order';

/** The refusals of every command on an order. */
export const changeRefusals = {
  'order-not-found': 404,
  'order-changed-meanwhile': 409,
  'version-mismatch': 412,
  'idempotency-key-reused': 422,
  'order-too-large': 422,
} as const satisfies Readonly<Record<string, RefusalStatus>>;

/** The refusals of every command that may call the payment provider. */
export const callRefusals = {
  ...changeRefusals,
  'provider-unavailable': 503,
} as const satisfies Readonly<Record<string, RefusalStatus>>;

/** Every command on an order returns the whole order after the command. */
export const changedOrder = (description = 'The order after the command.') =>
  ({
    status: 200,
    description,
    body: OrderBody,
    headers: ['ETag', 'Idempotency-Replayed'],
    represent: commandReply,
  }) as const;
