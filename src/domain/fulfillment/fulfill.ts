import { bounds } from '#domain/bounds';
import type { Tracking } from '#domain/fulfillment/tracking';
import type { Decision, OrderTooLarge } from '#domain/orders/decision';
import { notHeld, type OrderOnHold } from '#domain/orders/holds/hold';
import { openOf, type QuantityExceedsOpen } from '#domain/orders/lifecycle/cancel';
import { excessOf, type LineQuantities, onlyUnits } from '#domain/orders/lines/line-quantities';
import { balanceOf, isCovered } from '#domain/orders/money/balance';
import type { ConfirmedOrder } from '#domain/orders/order';
import { ok, type Result, refuse } from '#domain/result';

export type OrderNotCovered = { readonly kind: 'order-not-covered'; readonly dueAmount: number };
export type FulfillRefusal = OrderOnHold | OrderNotCovered | QuantityExceedsOpen | OrderTooLarge;

/**
 * Puts open units of lines that need shipping into a new parcel (money.md G1). Refused on hold, where the shop ships only
 * covered orders and this one is not, and for more units than are open: a line that needs no shipping has none to ship.
 */
export const fulfill = (
  order: ConfirmedOrder,
  { lines, tracking }: { readonly lines: LineQuantities; readonly tracking: Tracking | null },
  { shipOnlyWhenCovered }: { readonly shipOnlyWhenCovered: boolean },
): Result<Decision, FulfillRefusal> => {
  const free = notHeld(order);
  if (!free.ok) return free;
  if (shipOnlyWhenCovered && !isCovered(order))
    return refuse({ kind: 'order-not-covered', dueAmount: balanceOf(order).dueAmount });
  const excess = excessOf(lines, order.lines, (line) => (line.requiresShipping ? openOf(line) : 0));
  if (excess.length > 0) return refuse({ kind: 'quantity-exceeds-open', lines: excess });
  const parcels = order.fulfillments.length;
  if (parcels >= bounds.fulfillmentsPerOrder)
    return refuse({ kind: 'order-too-large', of: 'fulfillments', maximum: bounds.fulfillmentsPerOrder });
  return ok({
    events: [{ type: 'fulfillment.created', data: { fulfillmentId: `ful_${parcels + 1}`, lines: onlyUnits(lines) } }],
    ...(tracking === null ? {} : { private: { tracking } }),
  });
};
