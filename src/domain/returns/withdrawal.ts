import { isShipped } from '#domain/fulfillment/parcel';
import { days, type Instant } from '#domain/instant';
import type { OrderEvent } from '#domain/orders/events';
import { countUnits } from '#domain/orders/lines/count-units';
import { shippingOwed } from '#domain/orders/money/balance';
import type { Order, OrderLine } from '#domain/orders/order';
import type { ReceivedLines, ReturnRequest } from '#domain/returns/return-request';

export const shippingRefunds = ['standard', 'none'] as const;

/** The customers' right to withdraw from an order at a destination (money.md R10). */
export type Withdrawal = {
  /** The days after the day of the delivery. */
  readonly days: number;
  /** `standard`: a return of the whole order gives back what the standard shipping costs. `none`: no shipping. */
  readonly refundShipping: (typeof shippingRefunds)[number];
};

/**
 * The time to withdraw after a delivery. The day of the delivery does not count and the last day counts to its end, wherever
 * the customer is: a day more than the days.
 */
export const timeToWithdraw = ({ days: count }: Withdrawal): number => days(count + 1);

/** The time begins when the last parcel is delivered, and without a delivery it has not begun. */
const endOf = ({ fulfillments }: Order, withdrawal: Withdrawal): Instant =>
  Math.max(
    ...fulfillments
      .filter(isShipped)
      .map(({ deliveredAt }) => (deliveredAt ?? Number.POSITIVE_INFINITY) + timeToWithdraw(withdrawal)),
  );

/** True if no unit that was shipped stays with the customer. Goods that are not shipped are never sent back. */
const isWhole = (lines: readonly OrderLine[]): boolean =>
  lines.every(
    ({ requiresShipping, quantity: { ordered, canceled, returned } }) =>
      !requiresShipping || canceled + returned >= ordered,
  );

/** The shipping costs that a reception gives back: all of them, a part, or none. */
export type ShippingBack = Pick<OrderEvent<'return.received'>['data'], 'shipping' | 'shippingAmount'>;

/** The choice of staff: all or nothing. */
export const wholeShipping = (shipping: boolean): ShippingBack => ({ shipping, shippingAmount: 0 });
const nothing = wholeShipping(false);

/**
 * The shipping that the reception of these units gives back, where staff do not choose: what the standard shipping would
 * have cost, if the whole order is back and each of its returns was asked for in time (money.md R10). When the goods arrive
 * does not matter.
 */
export const shippingOfWithdrawal = (
  order: Order,
  request: ReturnRequest,
  received: ReceivedLines,
  withdrawal: Withdrawal | null,
): ShippingBack => {
  if (withdrawal === null || withdrawal.refundShipping === 'none' || received.length === 0) return nothing;
  if (!isWhole(countUnits(order.lines, 'returned', received))) return nothing;
  const end = endOf(order, withdrawal);
  const earlier = order.returns.filter(({ status }) => status === 'received');
  if ([...earlier, request].some(({ requestedAt }) => requestedAt > end)) return nothing;
  const owed = shippingOwed(order)?.totalAmount ?? 0;
  if (owed === 0) return nothing;
  const standard = order.standardShippingAmount;
  if (standard === null || order.shippingRefundedAmount + owed <= standard) return wholeShipping(true);
  return { shipping: false, shippingAmount: Math.max(0, standard - order.shippingRefundedAmount) };
};
