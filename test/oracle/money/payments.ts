import { sumOf } from '#test/oracle/money/exact';
import type { Dispute, Operation, Order, Payment } from '#test/oracle/order';

/** The outcome is unknown, or comes later (money.md "A payment"). */
export const isUnsettled = ({ state }: Operation): boolean => state === 'pending' || state === 'processing';

export const unsettledAmount = (payment: Payment, ...types: readonly Operation['type'][]): number =>
  sumOf(
    payment.operations.filter((operation) => types.includes(operation.type) && isUnsettled(operation)),
    ({ amount }) => amount,
  );

/** R of one payment: its refunds that have not failed. */
export const refundedAmount = ({ operations }: Payment): number =>
  sumOf(
    operations.filter(({ type, state }) => type === 'refund' && state !== 'failed'),
    ({ amount }) => amount,
  );

/** D of one payment, at most what is captured and not refunded (money.md R4). */
export const disputedAmount = (payment: Payment, states: readonly Dispute['state'][] = ['open', 'lost']): number => {
  const amount = sumOf(
    payment.disputes.filter(({ state }) => states.includes(state)),
    (dispute) => dispute.amount,
  );
  return Math.max(0, Math.min(amount, payment.capturedAmount - refundedAmount(payment)));
};

/** What can still be refunded of one payment (money.md R4). */
export const refundableAmount = (payment: Payment): number =>
  Math.max(0, payment.capturedAmount - disputedAmount(payment) - refundedAmount(payment));

export type PaymentState =
  | 'captured'
  | 'authorized'
  | 'requires-action'
  | 'processing'
  | 'pending'
  | 'voided'
  | 'failed';

/** The status of one payment, first match (money.md "A payment"). */
export const statusOfPayment = ({ capturedAmount, authorizedAmount, wasVoided, operations }: Payment): PaymentState => {
  if (capturedAmount > 0) return 'captured';
  if (authorizedAmount > 0) return 'authorized';
  const newest = operations.findLast(({ type }) => type === 'authorization')?.state;
  if (newest === 'requires-action' || newest === 'processing' || newest === 'pending') return newest;
  return wasVoided ? 'voided' : 'failed';
};

/** A payment of an order. Throws if there is none: a fact or question that names it is a fault of the test. */
export const paymentOf = ({ payments }: Order, paymentId: string): Payment => {
  const payment = payments.find(({ id }) => id === paymentId);
  if (payment === undefined) throw new Error(`The order has no payment ${paymentId}.`);
  return payment;
};
