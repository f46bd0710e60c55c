import type { MinorUnits } from '#domain/money';
import {
  authorizedAmountOf,
  capturedAmountOf,
  disputedAmountOf,
  isUnsettled,
  openDisputeOf,
  operationsOf,
  type Paid,
  type Payment,
  refundableAmountOf,
  refundedAmountOf,
} from '#domain/payments/payment';

/** The sums of an order's payments. */
export type MoneyMoved = {
  /** A: open authorizations. */
  readonly authorizedAmount: MinorUnits;
  /** C */
  readonly capturedAmount: MinorUnits;
  /** R: refunds, unsettled ones included. */
  readonly refundedAmount: MinorUnits;
  /** D: open and lost disputes. */
  readonly disputedAmount: MinorUnits;
  /** The part of D that is open. */
  readonly openDisputeAmount: MinorUnits;
  /** Unsettled authorizations and captures. */
  readonly pendingAmount: MinorUnits;
  readonly refundableAmount: MinorUnits;
  readonly authorizationVoided: boolean;
};

export const nothingMoved: MoneyMoved = {
  authorizedAmount: 0,
  capturedAmount: 0,
  refundedAmount: 0,
  disputedAmount: 0,
  openDisputeAmount: 0,
  pendingAmount: 0,
  refundableAmount: 0,
  authorizationVoided: false,
};

export const moneyMoved = (order: Paid): MoneyMoved => {
  if (order.payments.length === 0) return nothingMoved;
  const sumOfPayments = (amountOf: (payment: Payment) => MinorUnits): MinorUnits =>
    order.payments.reduce((sum, payment) => sum + amountOf(payment), 0);
  const operations = operationsOf(order);
  return {
    authorizedAmount: sumOfPayments(authorizedAmountOf),
    capturedAmount: sumOfPayments(capturedAmountOf),
    refundedAmount: sumOfPayments(refundedAmountOf),
    disputedAmount: sumOfPayments(disputedAmountOf),
    openDisputeAmount: sumOfPayments(openDisputeOf),
    pendingAmount: operations
      .filter((each) => (each.type === 'authorization' || each.type === 'capture') && isUnsettled(each))
      .reduce((sum, { amount }) => sum + amount, 0),
    refundableAmount: sumOfPayments(refundableAmountOf),
    authorizationVoided: operations.some(({ type, state }) => type === 'void' && state === 'succeeded'),
  };
};

/** N: what was captured, less refunds and disputes. */
export const netPaid = ({ capturedAmount, refundedAmount, disputedAmount }: MoneyMoved): MinorUnits =>
  capturedAmount - refundedAmount - disputedAmount;
