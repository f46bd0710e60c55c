import type { RefusalStatus } from '#adapters/http/operation';
import { commandReply, OrderBody } from '#adapters/http/representations/orders/order';

/** What every command on an order can be refused with. */
export const changeRefusals = {
  'order-not-found': 404,
  'order-changed-meanwhile': 409,
  'version-mismatch': 412,
  'idempotency-key-reused': 422,
  'order-too-large': 422,
} as const satisfies Readonly<Record<string, RefusalStatus>>;

/** Every command on an order answers with the whole order, as the command left it. */
export const changedOrder = (description: string) =>
  ({
    status: 200,
    description,
    body: OrderBody,
    headers: ['ETag', 'Idempotency-Replayed'],
    represent: commandReply,
  }) as const;
