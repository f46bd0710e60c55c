import type { Decision } from '#domain/orders/decision';
import { notHeld, type OrderOnHold } from '#domain/orders/holds/hold';
import type { PendingOrder } from '#domain/orders/order';
import { ok, type Result } from '#domain/result';

/** Confirms an order, so that work on it begins. Refused while the order is on hold. */
export const confirm = (order: PendingOrder): Result<Decision, OrderOnHold> => {
  const free = notHeld(order);
  return free.ok ? ok({ events: [{ type: 'order.confirmed', data: {} }] }) : free;
};
