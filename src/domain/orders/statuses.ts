import type { MinorUnits } from '#domain/money';
import { worthOf } from '#domain/orders/money/balance';
import { type MoneyMoved, moneyMoved, netPaid } from '#domain/orders/money/money-moved';
import type { LineQuantity, Order } from '#domain/orders/order';
import { hasOpenReturn } from '#domain/returns/find-return';

export const paymentStatuses = [
  'disputed',
  'not-required',
  'overpaid',
  'refunded',
  'partially-refunded',
  'paid',
  'partially-paid',
  'authorized',
  'partially-authorized',
  'voided',
  'unpaid',
] as const;
export type PaymentStatus = (typeof paymentStatuses)[number];

export const fulfillmentStatuses = [
  'not-required',
  'delivered',
  'fulfilled',
  'partially-fulfilled',
  'unfulfilled',
] as const;
export type FulfillmentStatus = (typeof fulfillmentStatuses)[number];

export const returnStatuses = ['requested', 'none', 'returned', 'partially-returned'] as const;
export type ReturnStatus = (typeof returnStatuses)[number];

/**
 * The payment status; the first match wins. `worth` is T, the worth of the order now. Money that is owed to the customer
 * comes before refunds, so that it is found. A dispute that is lost counts as not captured (money.md F4).
 */
export const paymentStatusOf = (worth: MinorUnits, moved: MoneyMoved): PaymentStatus => {
  const { authorizedAmount, refundedAmount, openDisputeAmount, authorizationVoided } = moved;
  const retainedAmount = moved.capturedAmount - moved.disputedAmount;
  if (openDisputeAmount > 0) return 'disputed';
  if (worth === 0 && retainedAmount === 0) return 'not-required';
  if (netPaid(moved) > worth) return 'overpaid';
  if (retainedAmount > 0 && refundedAmount === retainedAmount) return 'refunded';
  if (refundedAmount > 0) return 'partially-refunded';
  if (retainedAmount > 0) return retainedAmount === worth ? 'paid' : 'partially-paid';
  if (authorizedAmount >= worth) return 'authorized';
  if (authorizedAmount > 0) return 'partially-authorized';
  return authorizationVoided ? 'voided' : 'unpaid';
};

type Shippable = { readonly requiresShipping: boolean; readonly quantity: LineQuantity };

const sum = (lines: readonly Shippable[], units: (quantity: LineQuantity) => number): number =>
  lines.reduce((total, line) => total + units(line.quantity), 0);

/** The fulfillment status, from the lines that need shipping. */
export const fulfillmentStatusOf = (lines: readonly Shippable[]): FulfillmentStatus => {
  const shippable = lines.filter((line) => line.requiresShipping);
  const active = sum(shippable, (quantity) => quantity.ordered - quantity.canceled);
  const fulfilled = sum(shippable, (quantity) => quantity.fulfilled);
  if (active === 0) return 'not-required';
  if (sum(shippable, (quantity) => quantity.delivered) === active) return 'delivered';
  if (fulfilled === active) return 'fulfilled';
  return fulfilled > 0 ? 'partially-fulfilled' : 'unfulfilled';
};

/** The return status, from the lines that need shipping. */
export const returnStatusOf = (lines: readonly Shippable[], hasOpenRequest: boolean): ReturnStatus => {
  const shippable = lines.filter((line) => line.requiresShipping);
  const returned = sum(shippable, (quantity) => quantity.returned);
  if (returned === 0) return hasOpenRequest ? 'requested' : 'none';
  return returned === sum(shippable, (quantity) => quantity.fulfilled) ? 'returned' : 'partially-returned';
};

export type Statuses = {
  readonly status: Order['status'];
  readonly paymentStatus: PaymentStatus;
  readonly fulfillmentStatus: FulfillmentStatus;
  readonly returnStatus: ReturnStatus;
};

/** The names of the statuses: a filter of a list has the same. */
export const statusNames: readonly (keyof Statuses)[] = Object.values({
  status: 'status',
  paymentStatus: 'paymentStatus',
  fulfillmentStatus: 'fulfillmentStatus',
  returnStatus: 'returnStatus',
} satisfies { readonly [Name in keyof Statuses]: Name });

/** The four statuses of an order. Commands change the first; the other three follow from the events. */
export const statusesOf = (order: Order): Statuses => ({
  status: order.status,
  paymentStatus: paymentStatusOf(worthOf(order), moneyMoved(order)),
  fulfillmentStatus: fulfillmentStatusOf(order.lines),
  returnStatus: returnStatusOf(order.lines, hasOpenReturn(order)),
});
