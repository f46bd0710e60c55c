import { stockReturns } from '#domain/orders/cancel';
import type { Decision } from '#domain/orders/decision';
import { excessOf, unitsOfLine } from '#domain/orders/lines/line-quantities';
import type { Order } from '#domain/orders/order';
import { ok, type Result, refuse } from '#domain/result';
import { findOpenReturn, type ReturnNotFound, type ReturnStatusConflict } from '#domain/returns/find-return';
import type { QuantityExceedsFulfilled } from '#domain/returns/request';
import type { ReceivedLines, ReturnId } from '#domain/returns/return-request';

/**
 * Records the units of an open return request that came back, and returns the good ones to stock. The request is closed:
 * units that are not named are rejected. Refused for more units than the request has (money.md G3).
 */
export const receive = (
  order: Order,
  { returnId, lines }: { readonly returnId: ReturnId; readonly lines: ReceivedLines },
): Result<Decision, ReturnNotFound | ReturnStatusConflict | QuantityExceedsFulfilled> => {
  const found = findOpenReturn(order, returnId);
  if (!found.ok) return found;
  const excess = excessOf(lines, order.lines, ({ id }) => unitsOfLine(found.value.lines, id));
  if (excess.length > 0) return refuse({ kind: 'quantity-exceeds-fulfilled', lines: excess });
  return ok({
    events: [{ type: 'return.received', data: { returnId, lines } }],
    gives: stockReturns(
      order,
      lines.filter(({ restock }) => restock),
    ),
  });
};
