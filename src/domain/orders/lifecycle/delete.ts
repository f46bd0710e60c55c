import type { CanceledOrder } from '#domain/orders/order';
import { operationsOf } from '#domain/payments/payment';
import { ok, type Result, refuse } from '#domain/result';

export type OrderHasHistory = { readonly kind: 'order-has-history' };

/** Refuses to delete an order on which money moved or may have moved: the books need it (money.md K4). */
export const mayBeDeleted = (order: CanceledOrder): Result<CanceledOrder, OrderHasHistory> =>
  operationsOf(order).every(({ state }) => state === 'failed') ? ok(order) : refuse({ kind: 'order-has-history' });
