import type { Decision } from '#domain/orders/decision';
import type { OrderEvent } from '#domain/orders/events';
import { evolveAll } from '#domain/orders/evolve';
import type { Order } from '#domain/orders/order';
import { capturesAfterHold } from '#domain/payments/captures/capture';
import { ok, type Result, refuse } from '#domain/result';

export type HoldNotFound = { readonly kind: 'hold-not-found'; readonly holdId: string };

/**
 * Releases a hold of an order. With the last one the captures that waited for it are asked for, unless the order is
 * canceled (money.md P8).
 */
export const releaseHold = (order: Order, holdId: string): Result<Decision, HoldNotFound> => {
  if (!order.holds.some(({ id }) => id === holdId)) return refuse({ kind: 'hold-not-found', holdId });
  const released: OrderEvent = { type: 'order.hold-released', data: { holdId } };
  const after = evolveAll(order, [released]);
  const isFree = after.holds.length === 0 && after.status !== 'canceled';
  return ok({ events: [released, ...(isFree ? capturesAfterHold(after) : [])] });
};
