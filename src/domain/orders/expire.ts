import type { Instant } from '#domain/instant';
import { giftsOf } from '#domain/orders/cancel';
import type { Decision } from '#domain/orders/decision';
import type { Order } from '#domain/orders/order';

const nothing: Decision = { events: [] };

/**
 * Cancels an order that is pending and unpaid at its time of expiry, and returns its stock and its redemption. An order
 * on hold does not expire, nor does one that has an authorization or a capture.
 */
export const expire = (order: Order, at: Instant): Decision => {
  if (order.status !== 'pending' || order.holds.length > 0) return nothing;
  if (order.expiresAt === null || at < order.expiresAt) return nothing;
  const { authorizedAmount, capturedAmount } = order.moved;
  if (authorizedAmount + capturedAmount > 0) return nothing;
  return { events: [{ type: 'order.expired', data: {} }], gives: giftsOf(order) };
};
