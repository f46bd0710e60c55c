import type { Instant } from '#domain/instant';
import { givingBack } from '#domain/orders/cancel';
import type { Decision } from '#domain/orders/decision';
import type { Order } from '#domain/orders/order';

const nothing: Decision = { events: [] };

/**
 * What the clock makes of an order: one that is pending and unpaid when its time is over is canceled, and its stock and
 * redemption go back. A held order waits for people, not for the clock; one on which money moved is not unpaid.
 */
export const expire = (order: Order, at: Instant): Decision => {
  if (order.status !== 'pending' || order.holds.length > 0) return nothing;
  if (order.expiresAt === null || at < order.expiresAt) return nothing;
  const { authorizedAmount, capturedAmount } = order.moved;
  if (authorizedAmount + capturedAmount > 0) return nothing;
  return { events: [{ type: 'order.expired', data: {} }], ...givingBack(order) };
};
