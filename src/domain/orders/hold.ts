import { bounds } from '#domain/bounds';
import type { Decision, OrderTooLarge } from '#domain/orders/decision';
import type { ConfirmedOrder, Order, PendingOrder } from '#domain/orders/order';
import { ok, type Result, refuse } from '#domain/result';

export type OrderOnHold = { readonly kind: 'order-on-hold'; readonly holds: readonly string[] };

/** Refuses an order on hold. Confirming, capturing and fulfilling need this. */
export const notHeld = <O extends Order>(order: O): Result<O, OrderOnHold> =>
  order.holds.length === 0 ? ok(order) : refuse({ kind: 'order-on-hold', holds: order.holds.map(({ id }) => id) });

/** Puts an order on hold. It may have several holds, each with its own reason, which staff read in each reply about the order. */
export const hold = (
  order: PendingOrder | ConfirmedOrder,
  { reason }: { readonly reason: string },
): Result<Decision, OrderTooLarge> =>
  order.holds.length < bounds.openHoldsPerOrder
    ? ok({
        // No other change of this order has this version.
        events: [{ type: 'order.held', data: { holdId: `hold_${order.version + 1}` } }],
        private: { reason },
      })
    : refuse({ kind: 'order-too-large', of: 'open holds', maximum: bounds.openHoldsPerOrder });
