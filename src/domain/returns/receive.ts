import { type RefundPolicy, stockReturns } from '#domain/orders/cancel';
import type { Decision } from '#domain/orders/decision';
import type { OrderEvent } from '#domain/orders/events';
import { evolveAll } from '#domain/orders/evolve';
import { excessOf, unitsOfLine } from '#domain/orders/lines/line-quantities';
import type { Order } from '#domain/orders/order';
import { refundsOfCredit } from '#domain/payments/consequences';
import { ok, type Result, refuse } from '#domain/result';
import { findOpenReturn, type ReturnNotFound, type ReturnStatusConflict } from '#domain/returns/find-return';
import type { QuantityExceedsFulfilled } from '#domain/returns/request';
import type { ReceivedLines, ReturnId } from '#domain/returns/return-request';

/**
 * Records the units of an open return request that came back, and returns the good ones to stock. The request is closed:
 * units that are not named are rejected. With `shipping` the shipping costs are given back too, with `refund` the whole
 * credit is paid out (money.md R1, R7). Refused for more units than the request has (money.md G3).
 */
export const receive = (
  order: Order,
  {
    returnId,
    lines,
    shipping = false,
    refund = 'none',
  }: {
    readonly returnId: ReturnId;
    readonly lines: ReceivedLines;
    readonly shipping?: boolean;
    readonly refund?: RefundPolicy;
  },
): Result<Decision, ReturnNotFound | ReturnStatusConflict | QuantityExceedsFulfilled> => {
  const found = findOpenReturn(order, returnId);
  if (!found.ok) return found;
  const excess = excessOf(lines, order.lines, ({ id }) => unitsOfLine(found.value.lines, id));
  if (excess.length > 0) return refuse({ kind: 'quantity-exceeds-fulfilled', lines: excess });
  const received: OrderEvent = { type: 'return.received', data: { returnId, lines, shipping } };
  return ok({
    events: [received, ...(refund === 'credit' ? refundsOfCredit(evolveAll(order, [received])) : [])],
    gives: stockReturns(
      order,
      lines.filter(({ restock }) => restock),
    ),
  });
};
