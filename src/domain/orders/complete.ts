import type { Decision } from '#domain/orders/decision';
import type { ConfirmedOrder } from '#domain/orders/order';

/** Delivered and settled, or declared so by staff: nothing is to be done any more. */
export const complete = (_order: ConfirmedOrder): Decision => ({ events: [{ type: 'order.completed', data: {} }] });
