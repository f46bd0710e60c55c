import { days, type Instant } from '#domain/instant';
import { consequencesOf } from '#domain/orders/consequences';
import type { Decision } from '#domain/orders/decision';
import type { OrderEvent } from '#domain/orders/events';
import { evolveAll } from '#domain/orders/evolve';
import { giftsOf } from '#domain/orders/lifecycle/cancel';
import { isCovered } from '#domain/orders/money/balance';
import type { Order } from '#domain/orders/order';
import { refundsOfCredit, voidsOfAttempts } from '#domain/payments/consequences';
import { operationsOf } from '#domain/payments/payment';

const nothing: Decision = { events: [] };
const expired: OrderEvent<'order.expired'> = { type: 'order.expired', data: {} };

/** A slow payment puts off the expiry for at most this time (money.md P4). */
export const longestWait = days(14);

/** True while a payment is on its way whose outcome may still cover the order. */
const isUnderWay = (order: Order, at: Instant): boolean =>
  operationsOf(order).some(
    ({ type, state, requestedAt }) =>
      type !== 'dispute' && (state === 'pending' || (state === 'processing' && at < requestedAt + longestWait)),
  );

/**
 * Cancels an order that is pending at its time of expiry and not covered by authorizations and payments (money.md F3): its
 * stock and its redemption return, authorizations are voided, captures refunded. A covered order is confirmed. An attempt
 * that waits for the customer is first voided: the provider may say that it is paid (money.md P4). An order on hold does
 * not expire.
 */
export const expire = (order: Order, at: Instant): Decision => {
  if (order.status !== 'pending' || order.holds.length > 0) return nothing;
  if (order.expiresAt === null || at < order.expiresAt) return nothing;
  if (isCovered(order)) return { events: consequencesOf(order, []) };
  if (isUnderWay(order, at)) return nothing;
  const voids = voidsOfAttempts(order);
  if (voids.length > 0) return { events: voids };
  const after = evolveAll(order, [expired], at);
  return { events: [expired, ...refundsOfCredit(after)], gives: giftsOf(order) };
};
