import type { Decision } from '#domain/orders/decision';
import { notHeld, type OrderOnHold } from '#domain/orders/hold';
import type { ConfirmedOrder } from '#domain/orders/order';
import { ok, type Result } from '#domain/result';

/** Completes an order as staff declare it, whatever is left to ship or to pay. Refused while it is on hold. */
export const complete = (order: ConfirmedOrder): Result<Decision, OrderOnHold> => {
  const free = notHeld(order);
  return free.ok ? ok({ events: [{ type: 'order.completed', data: {} }] }) : free;
};
