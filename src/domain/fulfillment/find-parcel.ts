import type { FulfillmentId, Parcel, ParcelStatus } from '#domain/fulfillment/parcel';
import type { Order } from '#domain/orders/order';
import { ok, type Result, refuse } from '#domain/result';

export type FulfillmentNotFound = { readonly kind: 'fulfillment-not-found'; readonly fulfillmentId: FulfillmentId };
export type FulfillmentStatusConflict = {
  readonly kind: 'fulfillment-status-conflict';
  readonly fulfillmentId: FulfillmentId;
  readonly status: ParcelStatus;
  readonly allowed: readonly ParcelStatus[];
};

export const findParcel = (order: Order, fulfillmentId: FulfillmentId): Result<Parcel, FulfillmentNotFound> => {
  const found = order.fulfillments.find(({ id }) => id === fulfillmentId);
  return found === undefined ? refuse({ kind: 'fulfillment-not-found', fulfillmentId }) : ok(found);
};

/** Refuses a parcel in another status than the allowed ones. */
export const inParcelStatus = (
  parcel: Parcel,
  ...allowed: readonly ParcelStatus[]
): Result<Parcel, FulfillmentStatusConflict> =>
  allowed.includes(parcel.status)
    ? ok(parcel)
    : refuse({ kind: 'fulfillment-status-conflict', fulfillmentId: parcel.id, status: parcel.status, allowed });

/** Refuses an order with an open parcel, which waits to be shipped. */
export const withoutOpenParcel = <O extends Order>(order: O): Result<O, FulfillmentStatusConflict> => {
  const open = order.fulfillments.find(({ status }) => status === 'open');
  if (open === undefined) return ok(order);
  const conflict = inParcelStatus(open, 'shipped', 'delivered', 'canceled');
  return conflict.ok ? ok(order) : conflict;
};
