import {
  type FulfillmentNotFound,
  type FulfillmentStatusConflict,
  findParcel,
  inParcelStatus,
} from '#domain/fulfillment/find-parcel';
import type { FulfillmentId } from '#domain/fulfillment/parcel';
import type { Tracking } from '#domain/fulfillment/tracking';
import type { Decision } from '#domain/orders/decision';
import type { OrderEvent } from '#domain/orders/events';
import { evolveAll } from '#domain/orders/evolve';
import { notHeld, type OrderOnHold } from '#domain/orders/holds/hold';
import type { Order } from '#domain/orders/order';
import { type CaptureTime, capturesOnShipment } from '#domain/payments/captures/shipment-captures';
import { ok, type Result } from '#domain/result';

const capturesOf = (order: Order, fulfillmentId: FulfillmentId): readonly OrderEvent[] => {
  const parcel = findParcel(order, fulfillmentId);
  return parcel.ok ? capturesOnShipment(order, parcel.value) : [];
};

/**
 * Records that an open parcel left the shop (money.md G2). Refused on hold. `tracking` replaces the tracking that the
 * parcel had; null leaves it. Where the shop captures on shipment, the same change asks for it (money.md C7).
 */
export const ship = (
  order: Order,
  { fulfillmentId, tracking }: { readonly fulfillmentId: FulfillmentId; readonly tracking: Tracking | null },
  { captureOn }: { readonly captureOn: CaptureTime } = { captureOn: 'request' },
): Result<Decision, FulfillmentNotFound | OrderOnHold | FulfillmentStatusConflict> => {
  const found = findParcel(order, fulfillmentId);
  if (!found.ok) return found;
  const free = notHeld(order);
  if (!free.ok) return free;
  const open = inParcelStatus(found.value, 'open');
  if (!open.ok) return open;
  const shipped: OrderEvent = { type: 'fulfillment.shipped', data: { fulfillmentId } };
  return ok({
    events: [shipped, ...(captureOn === 'shipment' ? capturesOf(evolveAll(order, [shipped]), fulfillmentId) : [])],
    ...(tracking === null ? {} : { private: { tracking } }),
  });
};
