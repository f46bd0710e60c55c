import type { FulfillmentId, Parcel } from '#domain/fulfillment/parcel';
import type { Evolution } from '#domain/orders/events/family';
import { countUnits } from '#domain/orders/lines/count-units';
import type { LineQuantities } from '#domain/orders/lines/line-quantities';
import type { Order } from '#domain/orders/order';

type OfParcel = { readonly fulfillmentId: FulfillmentId };

/** Events of parcels. */
export type FulfillmentEvents = {
  readonly 'fulfillment.created': OfParcel & { readonly lines: LineQuantities };
  readonly 'fulfillment.shipped': OfParcel;
  readonly 'fulfillment.delivered': OfParcel;
  /** The units are open again, and their stock stays taken. */
  readonly 'fulfillment.canceled': OfParcel;
};

const linesOf = (order: Order, fulfillmentId: FulfillmentId): LineQuantities =>
  order.fulfillments.find(({ id }) => id === fulfillmentId)?.lines ?? [];

const withParcel = (order: Order, fulfillmentId: FulfillmentId, after: (parcel: Parcel) => Parcel): Order => ({
  ...order,
  fulfillments: order.fulfillments.map((parcel) => (parcel.id === fulfillmentId ? after(parcel) : parcel)),
});

export const fulfillment: Evolution<FulfillmentEvents> = {
  'fulfillment.created': (order, { fulfillmentId, lines }, { at, tracking }) => ({
    ...order,
    lines: countUnits(order.lines, 'fulfilled', lines),
    fulfillments: [
      ...order.fulfillments,
      { id: fulfillmentId, status: 'open', lines, tracking, createdAt: at, shippedAt: null, deliveredAt: null },
    ],
  }),
  'fulfillment.shipped': (order, { fulfillmentId }, { at, tracking }) =>
    withParcel(order, fulfillmentId, (parcel) => ({
      ...parcel,
      status: 'shipped',
      tracking: tracking ?? parcel.tracking,
      shippedAt: at,
    })),
  'fulfillment.delivered': (order, { fulfillmentId }, { at }) => ({
    ...withParcel(order, fulfillmentId, (parcel) => ({ ...parcel, status: 'delivered', deliveredAt: at })),
    lines: countUnits(order.lines, 'delivered', linesOf(order, fulfillmentId)),
  }),
  'fulfillment.canceled': (order, { fulfillmentId }) => ({
    ...withParcel(order, fulfillmentId, (parcel) => ({ ...parcel, status: 'canceled' })),
    lines: countUnits(order.lines, 'fulfilled', linesOf(order, fulfillmentId), -1),
  }),
};
