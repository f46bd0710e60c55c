import type { Instant } from '#domain/instant';
import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { isErasable } from '#domain/orders/lifecycle/erase';
import type { Order } from '#domain/orders/order';
import { operationsOf } from '#domain/payments/payment';
import { hasOpenReturn } from '#domain/returns/find-return';

const isClosed = ({ status }: Order): boolean => status === 'completed' || status === 'canceled';

/** True if a closed order has private data, which is erased some day. */
export const hasPrivateDataToEnd = (record: OrderRecord): boolean => isErasable(record) && isClosed(fold(record));

/** An open dispute is none of our operations, but the shop answers it by what it knows of the order. */
const isMoneyMoving = (order: Order): boolean =>
  operationsOf(order).some(({ state }) => state === 'pending' || state === 'processing' || state === 'requires-action');

/**
 * True if the private data of an order is to be erased: it is closed, nothing about it is open, and it did not change after
 * `quietSince`. So a late refund or note puts off the erasure.
 */
export const isPrivateDataDue = (record: OrderRecord, quietSince: Instant): boolean => {
  const order = fold(record);
  return hasPrivateDataToEnd(record) && order.updatedAt <= quietSince && !isMoneyMoving(order) && !hasOpenReturn(order);
};
