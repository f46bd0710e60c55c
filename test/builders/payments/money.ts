import type { OrderEvent } from '#domain/orders/events';
import type { PaymentEvents } from '#domain/orders/events/payments';
import { evolveAll } from '#domain/orders/evolve';
import type { Order } from '#domain/orders/order';
import { nextOperationId, nextPaymentId, type OperationId, type PaymentId } from '#domain/payments/payment';

type Requested = PaymentEvents['payment.requested'];

const ids = (payment: number, operation: number): { paymentId: PaymentId; operationId: OperationId } => ({
  paymentId: `pay_${payment}`,
  operationId: `op_${operation}`,
});

/** An event about operation `operation` of payment `payment`. */
export const requested = (
  payment: number,
  operation: number,
  amount: number,
  wanted: Partial<Omit<Requested, 'amount'>> = {},
): OrderEvent<'payment.requested'> => ({
  type: 'payment.requested',
  data: {
    ...ids(payment, operation),
    operation: 'authorization',
    amount,
    opens: wanted.operation === undefined ? { provider: 'simulator', capture: 'manual' } : null,
    captures: false,
    final: true,
    takes: null,
    ...wanted,
  },
});
export const authorized = (payment: number, operation: number, amount: number): OrderEvent<'payment.authorized'> => ({
  type: 'payment.authorized',
  data: { ...ids(payment, operation), amount, reference: null, authorizedUntil: null, capturesMany: false },
});
export const capturedOf = (
  payment: number,
  operation: number,
  amount: number,
  releasedAmount = 0,
): OrderEvent<'payment.captured'> => ({
  type: 'payment.captured',
  data: { ...ids(payment, operation), amount, releasedAmount },
});
export const failedOf = (payment: number, operation: number, amount: number): OrderEvent<'payment.failed'> => ({
  type: 'payment.failed',
  data: { ...ids(payment, operation), operation: 'authorization', amount, reason: 'generic' },
});
export const voidedOf = (payment: number, operation: number, amount: number): OrderEvent<'payment.voided'> => ({
  type: 'payment.voided',
  data: { ...ids(payment, operation), amount, reason: null },
});
export const refundedOf = (payment: number, operation: number, amount: number): OrderEvent<'payment.refunded'> => ({
  type: 'payment.refunded',
  data: { ...ids(payment, operation), amount, goodwillAmount: 0 },
});

/** Sums of money that moved. */
export type Moved = {
  readonly authorizedAmount?: number;
  readonly capturedAmount?: number;
  readonly refundedAmount?: number;
  readonly authorizationVoided?: boolean;
};

/** The events of one payment with these sums; a voided authorization is a payment before it. */
export const eventsOfMoney = (order: Order, moved: Moved): readonly OrderEvent[] => {
  const { authorizedAmount = 0, capturedAmount = 0, refundedAmount = 0, authorizationVoided = false } = moved;
  let payment = Number(nextPaymentId(order).slice('pay_'.length));
  let operation = Number(nextOperationId(order).slice('op_'.length));
  const events: OrderEvent[] = [];
  const next = () => operation++;
  if (authorizationVoided) {
    const authorization = next();
    events.push(requested(payment, authorization, 1), authorized(payment, authorization, 1));
    events.push(voidedOf(payment, next(), 1));
    payment += 1;
  }
  if (authorizedAmount + capturedAmount === 0) return events;
  const authorization = next();
  events.push(requested(payment, authorization, authorizedAmount + capturedAmount));
  events.push(authorized(payment, authorization, authorizedAmount + capturedAmount));
  if (capturedAmount > 0) events.push(capturedOf(payment, next(), capturedAmount));
  if (refundedAmount > 0) events.push(refundedOf(payment, next(), refundedAmount));
  return events;
};

/** The order with the payments of this money, whatever else it is. */
export const orderWithMoney = (order: Order, moved: Moved): Order => evolveAll(order, eventsOfMoney(order, moved));
