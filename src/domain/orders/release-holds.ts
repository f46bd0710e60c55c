import type { Decision } from '#domain/orders/decision';
import type { Order } from '#domain/orders/order';

/** Releases all holds of an order, oldest first. An order without holds stays as it is. */
export const releaseHolds = (order: Order): Decision => ({
  events: order.holds.map(({ id }) => ({ type: 'order.hold-released', data: { holdId: id } })),
});
