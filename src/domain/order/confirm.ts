import type { Decision } from '#domain/order/decision';
import type { PendingOrder } from '#domain/order/order';

/** The order is paid, authorised or vouched for: it is worked on from now. */
export const confirm = (_order: PendingOrder): Decision => ({ events: [{ type: 'order.confirmed', data: {} }] });
