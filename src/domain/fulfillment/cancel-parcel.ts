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

/**
 * Unpacks an open parcel, also on hold: its units are open again, and their stock stays taken (money.md G2). An order with
 * an open parcel is confirmed, because nothing else completes or cancels it.
 */
export const cancelParcel = (
  order: Order,
  fulfillmentId: FulfillmentId,
): Result<Decision, FulfillmentNotFound | FulfillmentStatusConflict> => {
  const found = findParcel(order, fulfillmentId);
  if (!found.ok) return found;
  const open = inParcelStatus(found.value, 'open');
  return open.ok ? ok({ events: [{ type: 'fulfillment.canceled', data: { fulfillmentId } }] }) : open;
};
