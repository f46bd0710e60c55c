import type { Decision } from '#domain/orders/decision';
import type { Order } from '#domain/orders/order';
import { ok, type Result, refuse } from '#domain/result';

export type HoldNotFound = { readonly kind: 'hold-not-found'; readonly holdId: string };

/** Releases a hold of an order. */
export const releaseHold = (order: Order, holdId: string): Result<Decision, HoldNotFound> =>
  order.holds.some(({ id }) => id === holdId)
    ? ok({ events: [{ type: 'order.hold-released', data: { holdId } }] })
    : refuse({ kind: 'hold-not-found', holdId });
