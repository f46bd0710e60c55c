import { acceptedOf } from '#adapters/payments/outcome-at';
import { authorizationAt, failsAt, openAmountAt } from '#adapters/payments/simulated-money';
import type { SimulatedPayment } from '#application/ports';
import type { Instant } from '#domain/instant';
import type { Order } from '#domain/orders/order';
import {
  authorizedAmountOf,
  capturedAmountOf,
  isUnsettled,
  manualProvider,
  operationsOf,
  type Payment,
  refundedAmountOf,
} from '#domain/payments/payment';
import type { MemoryWorld } from '#test/builders/world';
import { assertSame } from '#test/lives/comparison/same';

type Money = { readonly capturedAmount: number; readonly refundedAmount: number; readonly openAmount: number };

/** The money of a payment by the facts of the provider. */
const atProvider = (payment: SimulatedPayment | undefined, now: Instant): Money => {
  if (payment === undefined) return { capturedAmount: 0, refundedAmount: 0, openAmount: 0 };
  const accepted = acceptedOf(payment);
  const sumOf = (type: 'capture' | 'refund') =>
    accepted.operations
      .filter((operation) => operation.type === type)
      .filter((operation) => type === 'capture' || failsAt(accepted, operation) > now)
      .reduce((sum, { amount }) => sum + amount, 0);
  const authorization = authorizationAt(accepted, now);
  const isOver = authorization.state !== 'succeeded' || authorization.until <= now;
  const withIt = authorization.state === 'succeeded' && authorization.captured ? authorization.amount : 0;
  return {
    capturedAmount: withIt + sumOf('capture'),
    refundedAmount: sumOf('refund'),
    openAmount: isOver ? 0 : openAmountAt(accepted, now),
  };
};

const inOrder = (payment: Payment): Money => ({
  capturedAmount: capturedAmountOf(payment),
  refundedAmount: refundedAmountOf(payment),
  openAmount: authorizedAmountOf(payment),
});

/** Throws unless every operation of an order is settled and its money is the provider's, payment by payment. */
export const reconcile = ({ store, clock }: Pick<MemoryWorld, 'store' | 'clock'>, order: Order): void => {
  assertSame(operationsOf(order).filter(isUnsettled), [], 'V1: an operation is not settled');
  const simulated = [...store.simulatedPayments.values()].filter(({ orderId }) => orderId === order.id);
  for (const payment of order.payments.filter(({ provider }) => provider !== manualProvider)) {
    const facts = simulated.find(({ paymentId }) => paymentId === payment.id);
    assertSame(inOrder(payment), atProvider(facts, clock.now()), `${payment.id}: the provider has other money`);
  }
  const known = new Set<string>(order.payments.map(({ id }) => id));
  assertSame(
    simulated.filter(({ paymentId }) => !known.has(paymentId)),
    [],
    'the provider has another payment',
  );
};
