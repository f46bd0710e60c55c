import { shippedUnits } from '#domain/fulfillment/parcel';
import type { Decision } from '#domain/orders/decision';
import type { OrderEvent } from '#domain/orders/events';
import { evolveAll } from '#domain/orders/evolve';
import { type RefundPolicy, stockReturns } from '#domain/orders/lifecycle/cancel';
import { excessOf, unitsOfLine } from '#domain/orders/lines/line-quantities';
import type { Order } from '#domain/orders/order';
import { refundsOfCredit } from '#domain/payments/consequences';
import { ok, type Result, refuse } from '#domain/result';
import { findOpenReturn, type ReturnNotFound, type ReturnStatusConflict } from '#domain/returns/find-return';
import type { QuantityExceedsFulfilled } from '#domain/returns/request';
import type { ReceivedLines, ReturnId } from '#domain/returns/return-request';
import { shippingOfWithdrawal, type Withdrawal, wholeShipping } from '#domain/returns/withdrawal';

/**
 * Records the units of an open return request that came back, and returns the good ones to stock. The request is closed:
 * units that are not named are rejected. With `shipping` the shipping costs are given back too, without it those of a
 * withdrawal; with `refund` the whole credit is paid out (money.md R1, R7, R10). Refused for more units than the request has
 * or than were shipped: the parcel of a request may have been unpacked (money.md G3).
 */
export const receive = (
  order: Order,
  {
    returnId,
    lines,
    shipping,
    refund = 'none',
  }: {
    readonly returnId: ReturnId;
    readonly lines: ReceivedLines;
    readonly shipping?: boolean | undefined;
    readonly refund?: RefundPolicy;
  },
  { withdrawal }: { readonly withdrawal: Withdrawal | null } = { withdrawal: null },
): Result<Decision, ReturnNotFound | ReturnStatusConflict | QuantityExceedsFulfilled> => {
  const found = findOpenReturn(order, returnId);
  if (!found.ok) return found;
  const excess = excessOf(lines, order.lines, (line) =>
    Math.min(unitsOfLine(found.value.lines, line.id), shippedUnits(order, line) - line.quantity.returned),
  );
  if (excess.length > 0) return refuse({ kind: 'quantity-exceeds-fulfilled', lines: excess });
  const back =
    shipping === undefined ? shippingOfWithdrawal(order, found.value, lines, withdrawal) : wholeShipping(shipping);
  const received: OrderEvent = { type: 'return.received', data: { returnId, lines, ...back } };
  return ok({
    events: [received, ...(refund === 'credit' ? refundsOfCredit(evolveAll(order, [received])) : [])],
    gives: stockReturns(
      order,
      lines.filter(({ restock }) => restock),
    ),
  });
};
