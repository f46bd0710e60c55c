import { bounds } from '#domain/bounds';
import type { Decision, OrderTooLarge } from '#domain/orders/decision';
import type { OrderEvent } from '#domain/orders/events';
import type { ConfirmedOrder, Order, PendingOrder } from '#domain/orders/order';
import type { RiskReason } from '#domain/payments/risk';
import { ok, type Result, refuse } from '#domain/result';

export type OrderOnHold = { readonly kind: 'order-on-hold'; readonly holds: readonly string[] };

/** Refuses an order on hold. Confirming, capturing and fulfilling need this. */
export const notHeld = <O extends Order>(order: O): Result<O, OrderOnHold> =>
  order.holds.length === 0 ? ok(order) : refuse({ kind: 'order-on-hold', holds: order.holds.map(({ id }) => id) });

type Held = OrderEvent<'order.held'>;

/** One more hold of an order. `request`: the customer's wish for which the order is held. */
export const holding = (order: Order, request: Omit<Held['data'], 'holdId'> = {}): Result<Held, OrderTooLarge> =>
  order.holds.length < bounds.openHoldsPerOrder
    ? // No other change of this order has this version.
      ok({ type: 'order.held', data: { holdId: `hold_${order.version + 1}`, ...request } })
    : refuse({ kind: 'order-too-large', of: 'open holds', maximum: bounds.openHoldsPerOrder });

/** Puts an order on hold. It may have several holds, each with its own reason, which staff read in each reply about the order. */
export const hold = (
  order: PendingOrder | ConfirmedOrder,
  { reason }: { readonly reason: string },
): Result<Decision, OrderTooLarge> => {
  const held = holding(order);
  return held.ok ? ok({ events: [held.value], private: { reason } }) : held;
};

/**
 * The hold of the risk rules, in the change that makes this version of the order. They hold an order once for each reason:
 * what staff have released stays released. No event if they have no new reason.
 */
export const holdForRisks = (
  order: Order,
  version: number,
  reasons: readonly RiskReason[],
): readonly OrderEvent<'order.held'>[] => {
  const [first, ...more] = reasons.filter((reason) => !order.riskReasons.includes(reason));
  return first === undefined
    ? []
    : [{ type: 'order.held', data: { holdId: `hold_${version}`, riskReasons: [first, ...more] } }];
};
