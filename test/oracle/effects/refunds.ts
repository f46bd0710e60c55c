import { moveUnits } from '#test/oracle/effects/lifecycle';
import { changePayment, withOperation } from '#test/oracle/effects/payments';
import type { Effect, Fact } from '#test/oracle/facts';
import { paymentOf } from '#test/oracle/money/payments';
import { sums } from '#test/oracle/money/sums';
import { adjustedAmount, linesAndShipping } from '#test/oracle/money/worth';
import type { Operation, Order, Quantities } from '#test/oracle/order';

/** Takes lines or shipping out of what the order is worth, for a refund of them (money.md R3). */
export const takeOut = (order: Order, lines: Quantities, shipping: boolean): Order => ({
  ...moveUnits(order, lines, 'returned'),
  shippingGivenBack: shipping ? (order.shipping?.totalAmount ?? 0) : order.shippingGivenBack,
});

/**
 * What a refund of an amount takes above the credit. Adjustments never exceed lines + shipping, also where T was rounded up
 * (V7). A pending order makes no adjustment (money.md R5).
 */
export const goodwillOf = (order: Order, amount: number): number => {
  if (order.status === 'pending') return 0;
  const left = linesAndShipping(order) - adjustedAmount(order);
  return Math.min(left, Math.max(0, amount - sums(order).creditAmount));
};

const withGoodwill = (order: Order, operationId: string, amount: number): Order => {
  const goodwill = goodwillOf(order, amount);
  if (goodwill === 0) return order;
  return { ...order, adjustments: [...order.adjustments, { operationId, amount: goodwill }] };
};

const withRefund = (
  order: Order,
  { paymentId, operationId, amount }: { paymentId: string; operationId: string; amount: number },
  state: Operation['state'],
): Order =>
  changePayment(order, paymentId, (payment) =>
    withOperation(payment, { id: operationId, type: 'refund', amount, state }),
  );

/** A refund counts from its request on. One of lines or shipping is no goodwill (money.md R3, R5). */
const request: Effect<'payment.refund-requested'> = (order, fact) => {
  const taken =
    fact.lines !== undefined || fact.shipping === true
      ? takeOut(order, fact.lines ?? [], fact.shipping === true)
      : withGoodwill(order, fact.operationId, fact.amount);
  return withRefund(taken, fact, 'pending');
};

/** A refund that no one here asked for is goodwill above the credit (money.md V4). */
const succeed: Effect<'payment.refunded'> = (order, fact) => {
  const isKnown = paymentOf(order, fact.paymentId).operations.some(({ id }) => id === fact.operationId);
  return withRefund(isKnown ? order : withGoodwill(order, fact.operationId, fact.amount), fact, 'succeeded');
};

/** The credit is there again; goodwill takes back what is left of its own; units stay taken (money.md R3, R5, R6). */
const fail: Effect<'payment.refund-failed'> = (order, { paymentId, operationId }) => ({
  ...changePayment(order, paymentId, (payment) => ({
    ...payment,
    operations: payment.operations.map((operation) =>
      operation.id === operationId ? { ...operation, state: 'failed' } : operation,
    ),
  })),
  adjustments: order.adjustments.filter((adjustment) => adjustment.operationId !== operationId),
});

export const refundEffects = {
  'payment.refund-requested': request,
  'payment.refunded': succeed,
  'payment.refund-failed': fail,
} satisfies { [Type in Extract<Fact['type'], `payment.refund${string}`>]: Effect<Type> };
