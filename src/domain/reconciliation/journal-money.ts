import type { PaymentEvents } from '#domain/orders/events/payments';
import type { OperationId, OperationType, PaymentId } from '#domain/payments/payment';
import {
  type Effects,
  type Journal,
  type JournalOperation,
  withGoodwill,
  withinGoods,
} from '#domain/reconciliation/journal';
import { withUnits } from '#domain/reconciliation/journal-goods';

type OfOperation = { readonly paymentId: PaymentId; readonly operationId: OperationId };

/** The journal with one operation changed; an operation that nobody asked for begins. */
const withOperation = (
  journal: Journal,
  { paymentId, operationId }: OfOperation,
  type: OperationType,
  changed: Partial<JournalOperation>,
): Journal => {
  const known: JournalOperation = journal.operations.get(operationId) ?? {
    ...{ paymentId, type, state: 'pending', isRequested: false },
    ...{ amount: 0, releasedAmount: 0 },
  };
  return { ...journal, operations: new Map(journal.operations).set(operationId, { ...known, ...changed }) };
};

/** An attempt that waited for the customer ends when its payment is voided. */
const withoutAttempts = (journal: Journal, { paymentId }: OfOperation): Journal => {
  const operations = [...journal.operations].map(([id, operation]) => {
    const isAttempt = operation.paymentId === paymentId && operation.state === 'requires-action';
    return [id, isAttempt ? { ...operation, state: 'failed' as const } : operation] as const;
  });
  return { ...journal, operations: new Map(operations) };
};

/** The effects of events about money on the sums. */
export const moneyEffects: Effects<keyof PaymentEvents> = {
  'payment.requested': (journal, data) => {
    const { operation, amount, takes } = data;
    const { shippingAmount } = journal;
    const shippingRefundedAmount = takes?.shipping === true ? (shippingAmount ?? 0) : journal.shippingRefundedAmount;
    const without = withUnits({ ...journal, shippingRefundedAmount }, 'returned', takes?.lines ?? []);
    const after = withGoodwill(withinGoods(without), data.operationId, takes?.goodwillAmount ?? 0);
    return withOperation(after, data, operation, { amount, isRequested: true });
  },
  'payment.requires-action': (journal, data) =>
    withOperation(journal, data, 'authorization', { state: 'requires-action' }),
  'payment.processing': (journal, data) => withOperation(journal, data, 'authorization', { state: 'processing' }),
  'payment.authorized': (journal, data) =>
    withOperation(journal, data, 'authorization', { state: 'succeeded', amount: data.amount }),
  'payment.captured': (journal, data) => {
    const { amount, releasedAmount } = data;
    return withOperation(journal, data, 'capture', { state: 'succeeded', amount, releasedAmount });
  },
  'payment.failed': (journal, data) => withOperation(journal, data, data.operation, { state: 'failed' }),
  'payment.voided': (journal, data) =>
    withoutAttempts(withOperation(journal, data, 'void', { state: 'succeeded', amount: data.amount }), data),
  'payment.refunded': (journal, data) => {
    const { operationId, amount, goodwillAmount } = data;
    const isNew = !journal.operations.has(operationId);
    const after = isNew ? withGoodwill(journal, operationId, goodwillAmount) : journal;
    return withOperation(after, data, 'refund', { state: 'succeeded', amount });
  },
  'payment.refund-failed': (journal, data) => {
    const goodwill = new Map(journal.goodwill);
    goodwill.delete(data.operationId);
    return withOperation({ ...journal, goodwill }, data, 'refund', { state: 'failed' });
  },
  'payment.disputed': (journal, data) =>
    withOperation(journal, data, 'dispute', { state: 'processing', amount: data.amount }),
  'payment.dispute-closed': (journal, { won, ...data }) =>
    withOperation(journal, data, 'dispute', { state: won ? 'failed' : 'succeeded' }),
};
