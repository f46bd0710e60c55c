import {
  type FulfillmentNotFound,
  type FulfillmentStatusConflict,
  findParcel,
  inParcelStatus,
} from '#domain/fulfillment/find-parcel';
import type { FulfillmentId } from '#domain/fulfillment/parcel';
import type { Tracking } from '#domain/fulfillment/tracking';
import type { Decision } from '#domain/orders/decision';
import { notHeld, type OrderOnHold } from '#domain/orders/hold';
import type { Order } from '#domain/orders/order';
import { ok, type Result } from '#domain/result';

/**
 * Records that an open parcel left the shop (money.md G2). Refused on hold. `tracking` replaces the tracking that the
 * parcel had; null leaves it.
 */
export const ship = (
  order: Order,
  { fulfillmentId, tracking }: { readonly fulfillmentId: FulfillmentId; readonly tracking: Tracking | null },
): Result<Decision, FulfillmentNotFound | OrderOnHold | FulfillmentStatusConflict> => {
  const found = findParcel(order, fulfillmentId);
  if (!found.ok) return found;
  const free = notHeld(order);
  if (!free.ok) return free;
  const open = inParcelStatus(found.value, 'open');
  if (!open.ok) return open;
  return ok({
    events: [{ type: 'fulfillment.shipped', data: { fulfillmentId } }],
    ...(tracking === null ? {} : { private: { tracking } }),
  });
};
