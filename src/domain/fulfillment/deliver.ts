import {
  type FulfillmentNotFound,
  type FulfillmentStatusConflict,
  findParcel,
  inParcelStatus,
} from '#domain/fulfillment/find-parcel';
import type { FulfillmentId } from '#domain/fulfillment/parcel';
import type { Decision } from '#domain/orders/decision';
import type { Order } from '#domain/orders/order';
import { ok, type Result } from '#domain/result';

/** Records that a shipped parcel arrived, also on hold and after the order was completed (money.md G2). */
export const deliver = (
  order: Order,
  fulfillmentId: FulfillmentId,
): Result<Decision, FulfillmentNotFound | FulfillmentStatusConflict> => {
  const found = findParcel(order, fulfillmentId);
  if (!found.ok) return found;
  const shipped = inParcelStatus(found.value, 'shipped');
  return shipped.ok ? ok({ events: [{ type: 'fulfillment.delivered', data: { fulfillmentId } }] }) : shipped;
};
