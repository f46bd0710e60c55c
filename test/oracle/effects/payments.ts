import type { Effect, Fact } from '#test/oracle/facts';
import { sumOf } from '#test/oracle/money/exact';
import { paymentOf } from '#test/oracle/money/payments';
import type { Operation, Order, Payment } from '#test/oracle/order';

/** One payment changed. Throws if the order does not have it. */
export const changePayment = (order: Order, paymentId: string, change: (payment: Payment) => Payment): Order => {
  const changed = change(paymentOf(order, paymentId));
  return { ...order, payments: order.payments.map((payment) => (payment.id === paymentId ? changed : payment)) };
};

/** Adds an operation, or replaces the one with its id. */
export const withOperation = (payment: Payment, operation: Operation): Payment => ({
  ...payment,
  operations: payment.operations.some(({ id }) => id === operation.id)
    ? payment.operations.map((entry) => (entry.id === operation.id ? operation : entry))
    : [...payment.operations, operation],
});

/** An operation in another state. Throws if the payment does not have it. */
const operationTo = (order: Order, paymentId: string, operationId: string, state: Operation['state']): Order =>
  changePayment(order, paymentId, (payment) => {
    const operation = payment.operations.find(({ id }) => id === operationId);
    if (operation === undefined) throw new Error(`Payment ${paymentId} has no operation ${operationId}.`);
    return withOperation(payment, { ...operation, state });
  });

const isOpenAuthorization = ({ type, state }: Operation): boolean =>
  type === 'authorization' && state !== 'succeeded' && state !== 'failed';

/** Ends the authorizations of a payment that have no outcome yet. */
const authorizationsTo = (payment: Payment, state: 'succeeded' | 'failed'): Payment => ({
  ...payment,
  operations: payment.operations.map((operation) =>
    isOpenAuthorization(operation) ? { ...operation, state } : operation,
  ),
});

const request: Effect<'payment.requested'> = (order, { paymentId, operationId, method, amount }) => ({
  ...order,
  payments: [
    ...order.payments,
    {
      id: paymentId,
      method,
      authorizedAmount: 0,
      capturedAmount: 0,
      releasedAmount: 0,
      wasVoided: false,
      operations: [{ id: operationId, type: 'authorization', amount, state: 'pending' }],
      disputes: [],
    },
  ],
});

const authorize: Effect<'payment.authorized'> = (order, { paymentId, operationId, amount }) =>
  changePayment(order, paymentId, (payment) => ({
    ...withOperation(payment, { id: operationId, type: 'authorization', amount, state: 'succeeded' }),
    authorizedAmount: payment.authorizedAmount + amount,
  }));

/** A final capture releases the rest (money.md C1). One that comes before its authorization is known settles that too. */
const capture: Effect<'payment.captured'> = (order, { paymentId, operationId, amount, final }) =>
  changePayment(order, paymentId, (payment) => {
    const unknown = sumOf(payment.operations.filter(isOpenAuthorization), (operation) => operation.amount);
    const rest = Math.max(0, payment.authorizedAmount + unknown - amount);
    const settled = authorizationsTo(payment, 'succeeded');
    return {
      ...withOperation(settled, { id: operationId, type: 'capture', amount, state: 'succeeded' }),
      capturedAmount: payment.capturedAmount + amount,
      authorizedAmount: final ? 0 : rest,
      releasedAmount: payment.releasedAmount + (final ? rest : 0),
    };
  });

/** A void or lapse takes the open rest, and an attempt that waits for the customer (money.md C4, C5, G6). */
const takeBack: Effect<'payment.voided'> = (order, { paymentId, operationId }) =>
  changePayment(order, paymentId, (payment) => {
    const ended = { ...authorizationsTo(payment, 'failed'), authorizedAmount: 0, wasVoided: true };
    const voided = payment.operations.find(({ id }) => id === operationId);
    return voided === undefined ? ended : withOperation(ended, { ...voided, state: 'succeeded' });
  });

const dispute: Effect<'payment.disputed'> = (order, { paymentId, disputeId, amount }) =>
  changePayment(order, paymentId, (payment) => ({
    ...payment,
    disputes: [...payment.disputes, { id: disputeId, amount, state: 'open' }],
  }));

/** A dispute that is won gives its amount back (money.md V5). */
const closeDispute: Effect<'payment.dispute-closed'> = (order, { paymentId, disputeId, won }) =>
  changePayment(order, paymentId, (payment) => ({
    ...payment,
    disputes: payment.disputes.map((entry) =>
      entry.id === disputeId ? { ...entry, state: won ? 'won' : 'lost' } : entry,
    ),
  }));

type RefundFact = 'payment.refund-requested' | 'payment.refunded' | 'payment.refund-failed';

export const paymentEffects = {
  'payment.requested': request,
  'payment.requires-action': (order, { paymentId, operationId }) =>
    operationTo(order, paymentId, operationId, 'requires-action'),
  'payment.processing': (order, { paymentId, operationId }) => operationTo(order, paymentId, operationId, 'processing'),
  'payment.failed': (order, { paymentId, operationId }) => operationTo(order, paymentId, operationId, 'failed'),
  'payment.authorized': authorize,
  'payment.capture-requested': (order, { paymentId, operationId, amount }) =>
    changePayment(order, paymentId, (payment) =>
      withOperation(payment, { id: operationId, type: 'capture', amount, state: 'pending' }),
    ),
  'payment.captured': capture,
  'payment.void-requested': (order, { paymentId, operationId }) =>
    changePayment(order, paymentId, (payment) =>
      withOperation(payment, { id: operationId, type: 'void', amount: payment.authorizedAmount, state: 'pending' }),
    ),
  'payment.voided': takeBack,
  'payment.disputed': dispute,
  'payment.dispute-closed': closeDispute,
} satisfies { [Type in Exclude<Extract<Fact['type'], `payment.${string}`>, RefundFact>]: Effect<Type> };
