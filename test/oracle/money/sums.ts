import { sumOf } from '#test/oracle/money/exact';
import { disputedAmount, refundableAmount, refundedAmount, unsettledAmount } from '#test/oracle/money/payments';
import { adjustedAmount, currentAmount, linesAndShipping } from '#test/oracle/money/worth';
import type { Order } from '#test/oracle/order';

/** The balance of an order (money.md, first paragraph, and R8). */
export type Sums = {
  /** T */
  readonly currentAmount: number;
  /** A: what is open of authorizations */
  readonly authorizedAmount: number;
  /** C */
  readonly capturedAmount: number;
  /** R, unsettled refunds included */
  readonly refundedAmount: number;
  /** D: open and lost disputes */
  readonly disputedAmount: number;
  /** N = C − R − D */
  readonly netPaidAmount: number;
  readonly dueAmount: number;
  readonly creditAmount: number;
  readonly adjustedAmount: number;
  /** Unsettled authorizations and captures */
  readonly pendingAmount: number;
  readonly refundableAmount: number;
  /** The refundable amount of each payment, by its id */
  readonly refundableByPayment: Readonly<Record<string, number>>;
  /** T less the exact sum (money.md V7) */
  readonly roundingAmount: number;
};

export const sums = (order: Order): Sums => {
  const { payments } = order;
  const current = currentAmount(order);
  const captured = sumOf(payments, ({ capturedAmount }) => capturedAmount);
  const refunded = sumOf(payments, refundedAmount);
  const disputed = sumOf(payments, (payment) => disputedAmount(payment));
  const netPaid = captured - refunded - disputed;
  return {
    currentAmount: current,
    authorizedAmount: sumOf(payments, ({ authorizedAmount }) => authorizedAmount),
    capturedAmount: captured,
    refundedAmount: refunded,
    disputedAmount: disputed,
    netPaidAmount: netPaid,
    dueAmount: Math.max(0, current - netPaid),
    creditAmount: Math.max(0, netPaid - current),
    adjustedAmount: adjustedAmount(order),
    pendingAmount: sumOf(payments, (payment) => unsettledAmount(payment, 'authorization', 'capture')),
    refundableAmount: sumOf(payments, refundableAmount),
    refundableByPayment: Object.fromEntries(payments.map((payment) => [payment.id, refundableAmount(payment)])),
    roundingAmount: current - Math.max(0, linesAndShipping(order) - adjustedAmount(order)),
  };
};

/** Authorizations and payments reach what the order is worth (money.md P2). */
export const isCovered = (order: Order): boolean => {
  const { authorizedAmount, netPaidAmount, currentAmount: worth } = sums(order);
  return authorizedAmount + netPaidAmount >= worth;
};
