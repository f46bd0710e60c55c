import { takeOut } from '#test/oracle/effects/refunds';
import { sumOf } from '#test/oracle/money/exact';
import { disputedAmount, paymentOf, refundableAmount, unsettledAmount } from '#test/oracle/money/payments';
import { sums } from '#test/oracle/money/sums';
import { currentAmount } from '#test/oracle/money/worth';
import type { Order, Quantities } from '#test/oracle/order';

/** The default and maximum of payOrder: T − N − open and unsettled authorizations; open disputes are not added (P1). */
export const payableAmount = (order: Order): number => {
  const { currentAmount: worth, capturedAmount, refundedAmount, authorizedAmount } = sums(order);
  const lost = sumOf(order.payments, (payment) => disputedAmount(payment, ['lost']));
  const unsettled = sumOf(order.payments, (payment) => unsettledAmount(payment, 'authorization'));
  return Math.max(0, worth - (capturedAmount - refundedAmount - lost) - authorizedAmount - unsettled);
};

/** The default of a capture, and its maximum: the rest of the authorization, and what is due (money.md C2, P8). */
export const capturableAmount = (order: Order, paymentId: string): number =>
  Math.min(paymentOf(order, paymentId).authorizedAmount, sums(order).dueAmount);

/** What T falls by when lines or shipping are taken out (money.md R3). */
export const takenOutAmount = (order: Order, lines: Quantities, shipping: boolean): number =>
  currentAmount(order) - currentAmount(takeOut(order, lines, shipping));

export type RefundRequest = {
  readonly amount?: number;
  readonly lines?: Quantities;
  readonly shipping?: true;
};

/** The amount of refundPayment: as asked, of lines or shipping, else min(credit, refundable) (money.md R3). */
export const refundAmount = (order: Order, paymentId: string, { amount, lines, shipping }: RefundRequest): number => {
  if (amount !== undefined) return amount;
  if (lines !== undefined || shipping === true) return takenOutAmount(order, lines ?? [], shipping === true);
  return Math.min(sums(order).creditAmount, refundableAmount(paymentOf(order, paymentId)));
};

/** An amount to capture from or refund to one payment. */
export type PaymentPart = { readonly paymentId: string; readonly amount: number };

/** A refund over captures: newest payment first, each up to its refundable amount, `manual` ones never (money.md R2). */
export const splitRefund = (order: Order, amount: number): readonly PaymentPart[] => {
  const parts: PaymentPart[] = [];
  let rest = amount;
  for (const payment of order.payments.toReversed()) {
    const part = payment.method === 'manual' ? 0 : Math.min(rest, refundableAmount(payment));
    rest -= part;
    if (part > 0) parts.push({ paymentId: payment.id, amount: part });
  }
  return parts;
};
