import { sumOf } from '#test/oracle/money/exact';
import { isUnsettled } from '#test/oracle/money/payments';
import { isCovered, sums } from '#test/oracle/money/sums';
import { goneUnits } from '#test/oracle/money/worth';
import type { Line, Order } from '#test/oracle/order';
import { deliveredUnits, fulfilledUnits } from '#test/oracle/units';

/** A dispute that is neither won nor lost. */
export const hasOpenDispute = ({ payments }: Order): boolean =>
  payments.some(({ disputes }) => disputes.some(({ state }) => state === 'open'));

export type PaymentStatus =
  | 'disputed'
  | 'not-required'
  | 'overpaid'
  | 'refunded'
  | 'partially-refunded'
  | 'paid'
  | 'partially-paid'
  | 'authorized'
  | 'partially-authorized'
  | 'voided'
  | 'unpaid';

/** The first match of api.md "Status" as money.md F4 corrects it: C counts without D. */
export const paymentStatus = (order: Order): PaymentStatus => {
  const { currentAmount: worth, authorizedAmount, refundedAmount, netPaidAmount, ...rest } = sums(order);
  const paid = rest.capturedAmount - rest.disputedAmount;
  if (hasOpenDispute(order)) return 'disputed';
  if (worth === 0 && paid === 0) return 'not-required';
  if (netPaidAmount > worth) return 'overpaid';
  if (paid > 0 && refundedAmount === paid) return 'refunded';
  if (refundedAmount > 0) return 'partially-refunded';
  if (paid > 0) return paid === worth ? 'paid' : 'partially-paid';
  if (authorizedAmount > 0) return authorizedAmount >= worth ? 'authorized' : 'partially-authorized';
  return order.payments.some(({ wasVoided }) => wasVoided) ? 'voided' : 'unpaid';
};

const sumOfShipped = (order: Order, unitsOf: (line: Line) => number): number =>
  sumOf(
    order.lines.filter(({ requiresShipping }) => requiresShipping),
    unitsOf,
  );

export type FulfillmentStatus = 'not-required' | 'delivered' | 'fulfilled' | 'partially-fulfilled' | 'unfulfilled';

/** The first match of api.md "Status", over the lines that need shipping. */
export const fulfillmentStatus = (order: Order): FulfillmentStatus => {
  const active = sumOfShipped(order, ({ units, canceled }) => units - canceled);
  const fulfilled = sumOfShipped(order, (line) => fulfilledUnits(order, line));
  if (active === 0) return 'not-required';
  if (sumOfShipped(order, (line) => deliveredUnits(order, line)) === active) return 'delivered';
  if (fulfilled === active) return 'fulfilled';
  return fulfilled > 0 ? 'partially-fulfilled' : 'unfulfilled';
};

const hasOpenRequest = ({ returns }: Order): boolean => returns.some(({ status }) => status === 'requested');

export type ReturnStatus = 'requested' | 'none' | 'returned' | 'partially-returned';

/** The first match of api.md "Status", over the lines that need shipping. */
export const returnStatus = (order: Order): ReturnStatus => {
  const returned = sumOfShipped(order, (line) => line.returned);
  if (returned === 0) return hasOpenRequest(order) ? 'requested' : 'none';
  return returned === sumOfShipped(order, (line) => fulfilledUnits(order, line)) ? 'returned' : 'partially-returned';
};

/** Everything is delivered or needs no parcel, nothing is due, in credit, unsettled, disputed or requested (money.md G4). */
export const isCompleted = (order: Order): boolean => {
  const { dueAmount, creditAmount } = sums(order);
  return (
    (order.status === 'confirmed' || order.status === 'completed') &&
    order.holds.length === 0 &&
    ['delivered', 'not-required'].includes(fulfillmentStatus(order)) &&
    dueAmount === 0 &&
    creditAmount === 0 &&
    !order.payments.some(({ operations }) => operations.some(isUnsettled)) &&
    !hasOpenDispute(order) &&
    !hasOpenRequest(order)
  );
};

/** The event that must end the same change: of a pending order without holds by money.md P2, of a confirmed one by G4. */
export const consequence = (order: Order): 'order.confirmed' | 'order.canceled' | 'order.completed' | null => {
  if (order.status === 'pending' && order.holds.length === 0) {
    if (order.lines.every((line) => goneUnits(line) === line.units)) return 'order.canceled';
    return isCovered(order) ? 'order.confirmed' : null;
  }
  return order.status === 'confirmed' && isCompleted(order) ? 'order.completed' : null;
};
