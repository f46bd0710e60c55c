import { nothingMoved } from '#domain/orders/money/money-moved';
import type { CanceledOrder } from '#domain/orders/order';
import { ok, type Result, refuse } from '#domain/result';
import { sameData } from '#domain/same-data';

export type OrderHasHistory = { readonly kind: 'order-has-history' };

/** Refuses to delete an order on which money ever moved: the books need it. */
export const mayBeDeleted = (order: CanceledOrder): Result<CanceledOrder, OrderHasHistory> =>
  sameData(order.moved, nothingMoved) ? ok(order) : refuse({ kind: 'order-has-history' });
