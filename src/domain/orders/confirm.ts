import type { Decision } from '#domain/orders/decision';
import { notHeld, type OrderOnHold } from '#domain/orders/hold';
import type { PendingOrder } from '#domain/orders/order';
import { ok, type Result } from '#domain/result';

/** The order is paid, authorised or vouched for: it is worked on from now. A held one waits. */
export const confirm = (order: PendingOrder): Result<Decision, OrderOnHold> => {
  const free = notHeld(order);
  return free.ok ? ok({ events: [{ type: 'order.confirmed', data: {} }] }) : free;
};
