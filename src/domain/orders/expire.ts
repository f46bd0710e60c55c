import type { Instant } from '#domain/instant';
import { giftsOf } from '#domain/orders/cancel';
import { consequencesOf } from '#domain/orders/consequences';
import type { Decision } from '#domain/orders/decision';
import { isCovered } from '#domain/orders/money/balance';
import type { Order } from '#domain/orders/order';

const nothing: Decision = { events: [] };

/**
 * Cancels an order that is pending at its time of expiry and not covered by authorizations and payments (money.md F3),
 * and returns its stock and its redemption. An order on hold does not expire. A covered order is confirmed.
 */
export const expire = (order: Order, at: Instant): Decision => {
  if (order.status !== 'pending' || order.holds.length > 0) return nothing;
  if (order.expiresAt === null || at < order.expiresAt) return nothing;
  if (isCovered(order)) return { events: consequencesOf(order) };
  return { events: [{ type: 'order.expired', data: {} }], gives: giftsOf(order) };
};
