import type { Decision } from '#domain/order/decision';
import type { ConfirmedOrder } from '#domain/order/order';

/** Delivered and settled, or declared so by staff: nothing is to be done any more. */
export const complete = (_order: ConfirmedOrder): Decision => ({ events: [{ type: 'order.completed', data: {} }] });
