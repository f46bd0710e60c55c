import { type FulfillmentStatusConflict, withoutOpenParcel } from '#domain/fulfillment/find-parcel';
import type { Decision } from '#domain/orders/decision';
import { notHeld, type OrderOnHold } from '#domain/orders/holds/hold';
import type { ConfirmedOrder } from '#domain/orders/order';
import { isUnsettled, operationsOf } from '#domain/payments/payment';
import { ok, type Result, refuse } from '#domain/result';
import { type ReturnStatusConflict, withoutOpenReturn } from '#domain/returns/find-return';

/** The outcome of one of its payment operations is not known yet. */
export type OrderUnsettled = { readonly kind: 'order-unsettled' };
export type CompleteRefusal = OrderOnHold | OrderUnsettled | FulfillmentStatusConflict | ReturnStatusConflict;

/**
 * Completes an order as staff declare it, whatever is left to ship or to pay. Refused while it is on hold, has an
 * unsettled payment operation, an open parcel or an open return request (money.md G4).
 */
export const complete = (order: ConfirmedOrder): Result<Decision, CompleteRefusal> => {
  const free = notHeld(order);
  if (!free.ok) return free;
  if (operationsOf(order).some(isUnsettled)) return refuse({ kind: 'order-unsettled' });
  const sent = withoutOpenParcel(order);
  if (!sent.ok) return sent;
  const returned = withoutOpenReturn(order);
  return returned.ok ? ok({ events: [{ type: 'order.completed', data: {} }] }) : returned;
};
