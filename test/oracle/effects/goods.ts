import { moveUnits } from '#test/oracle/effects/lifecycle';
import type { Effect, Fact } from '#test/oracle/facts';
import type { Order, Parcel, Return } from '#test/oracle/order';

const parcelTo = (
  order: Order,
  fulfillmentId: string,
  status: Parcel['status'],
  deliveredAt: number | null = null,
): Order => ({
  ...order,
  parcels: order.parcels.map((parcel) => (parcel.id === fulfillmentId ? { ...parcel, status, deliveredAt } : parcel)),
});

const returnTo = (order: Order, returnId: string, status: Return['status']): Order => ({
  ...order,
  returns: order.returns.map((entry) => (entry.id === returnId ? { ...entry, status } : entry)),
});

/** Received units leave what the order is worth; the rest of the request is rejected; shipping if it says so (R7, G3). */
const receive: Effect<'return.received'> = (order, { returnId, lines, shipping, shippingAmount = 0 }) => ({
  ...moveUnits(returnTo(order, returnId, 'received'), lines, 'returned'),
  shippingGivenBack: shipping ? (order.shipping?.totalAmount ?? 0) : order.shippingGivenBack + shippingAmount,
});

export const goodsEffects = {
  'fulfillment.created': (order, { fulfillmentId, lines }) => ({
    ...order,
    parcels: [...order.parcels, { id: fulfillmentId, status: 'open', lines, deliveredAt: null }],
  }),
  'fulfillment.shipped': (order, { fulfillmentId }) => parcelTo(order, fulfillmentId, 'shipped'),
  'fulfillment.delivered': (order, { fulfillmentId, at = 0 }) => parcelTo(order, fulfillmentId, 'delivered', at),
  'fulfillment.canceled': (order, { fulfillmentId }) => parcelTo(order, fulfillmentId, 'canceled'),
  'return.requested': (order, { returnId, lines, at = 0 }) => ({
    ...order,
    returns: [...order.returns, { id: returnId, status: 'requested', lines, requestedAt: at }],
  }),
  'return.received': receive,
  'return.rejected': (order, { returnId }) => returnTo(order, returnId, 'rejected'),
} satisfies { [Type in Extract<Fact['type'], `fulfillment.${string}` | `return.${string}`>]: Effect<Type> };
