import { type FulfillmentStatusConflict, withoutOpenParcel } from '#domain/fulfillment/find-parcel';
import type { Decision } from '#domain/orders/decision';
import { notHeld, type OrderOnHold } from '#domain/orders/hold';
import type { ConfirmedOrder } from '#domain/orders/order';
import { ok, type Result } from '#domain/result';
import { type ReturnStatusConflict, withoutOpenReturn } from '#domain/returns/find-return';

export type CompleteRefusal = OrderOnHold | FulfillmentStatusConflict | ReturnStatusConflict;

/**
 * Completes an order as staff declare it, whatever is left to ship or to pay. Refused while it is on hold, has an open
 * parcel or an open return request (money.md G4).
 */
export const complete = (order: ConfirmedOrder): Result<Decision, CompleteRefusal> => {
  const free = notHeld(order);
  if (!free.ok) return free;
  const sent = withoutOpenParcel(order);
  if (!sent.ok) return sent;
  const returned = withoutOpenReturn(order);
  return returned.ok ? ok({ events: [{ type: 'order.completed', data: {} }] }) : returned;
};
