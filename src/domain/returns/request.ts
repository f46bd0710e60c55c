import { bounds } from '#domain/bounds';
import type { Instant } from '#domain/instant';
import type { Decision, OrderTooLarge } from '#domain/orders/decision';
import { excessOf, type LineExcess, type LineQuantities, onlyUnits } from '#domain/orders/lines/line-quantities';
import type { CompletedOrder, ConfirmedOrder } from '#domain/orders/order';
import { ok, type Result, refuse } from '#domain/result';
import { returnableUnits } from '#domain/returns/returnable';

export type QuantityExceedsFulfilled = {
  readonly kind: 'quantity-exceeds-fulfilled';
  readonly lines: readonly LineExcess[];
};
export type ReturnWindowClosed = { readonly kind: 'return-window-closed'; readonly lines: readonly LineExcess[] };
export type RequestRefusal = QuantityExceedsFulfilled | ReturnWindowClosed | OrderTooLarge;

/**
 * Asks to return units that were shipped (money.md G3). `since`: the earliest delivery, or shipping, whose units may still
 * be returned; undefined: any. Refused for more units than were shipped and can still come back.
 */
export const request = (
  order: ConfirmedOrder | CompletedOrder,
  { lines, reason }: { readonly lines: LineQuantities; readonly reason: string },
  since: Instant | undefined,
): Result<Decision, RequestRefusal> => {
  const excess = excessOf(lines, order.lines, (line) => returnableUnits(order, line));
  if (excess.length > 0) return refuse({ kind: 'quantity-exceeds-fulfilled', lines: excess });
  const late = excessOf(lines, order.lines, (line) => returnableUnits(order, line, since));
  if (late.length > 0) return refuse({ kind: 'return-window-closed', lines: late });
  const requests = order.returns.length;
  if (requests >= bounds.returnsPerOrder)
    return refuse({ kind: 'order-too-large', of: 'returns', maximum: bounds.returnsPerOrder });
  return ok({
    events: [{ type: 'return.requested', data: { returnId: `ret_${requests + 1}`, lines: onlyUnits(lines) } }],
    private: { reason },
  });
};
