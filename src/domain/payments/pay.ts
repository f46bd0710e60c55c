import { bounds } from '#domain/bounds';
import type { MinorUnits } from '#domain/money';
import type { Decision } from '#domain/orders/decision';
import type { OrderEvent } from '#domain/orders/events';
import { evolveAll } from '#domain/orders/evolve';
import { type Charged, worthOf } from '#domain/orders/money/balance';
import { moneyMoved } from '#domain/orders/money/money-moved';
import type { Order } from '#domain/orders/order';
import type { PrivateChange } from '#domain/orders/private-data';
import { type AmountOffStep, onStep } from '#domain/payments/amount-step';
import type { AmountExceedsDue } from '#domain/payments/conflicts';
import { voidsOfAttempts } from '#domain/payments/consequences';
import {
  type CaptureMode,
  isUnsettled,
  manualProvider,
  nextOperationId,
  nextPaymentId,
  operationsOf,
  type Paid,
} from '#domain/payments/payment';
import { requestAuthorization } from '#domain/payments/request-operation';
import { ok, type Result, refuse } from '#domain/result';

export type TooManyPayments = { readonly kind: 'too-many-payments'; readonly maximum: number };

/** The sum of the authorizations without an outcome. */
const unsettledAuthorizationsOf = (order: Paid): MinorUnits =>
  operationsOf(order)
    .filter((operation) => operation.type === 'authorization' && isUnsettled(operation))
    .reduce((sum, { amount }) => sum + amount, 0);

/** The most by which the sum of all captures may grow and stay an exact whole number, on the step of the order. */
const roomOfCaptures = (order: Charged & Paid): MinorUnits => {
  const { authorizedAmount, capturedAmount } = moneyMoved(order);
  const room = Number.MAX_SAFE_INTEGER - capturedAmount - authorizedAmount - unsettledAuthorizationsOf(order);
  return Math.max(0, room - (room % order.amountStep));
};

/**
 * The most that may be paid now: what is due, less open and unsettled authorizations. A dispute that is open is not added:
 * it may still be won (money.md P1).
 */
export const payableAmountOf = (order: Charged & Paid): MinorUnits => {
  const { authorizedAmount, capturedAmount, refundedAmount, disputedAmount, openDisputeAmount } = moneyMoved(order);
  const paid = capturedAmount - refundedAmount - (disputedAmount - openDisputeAmount);
  const payable = worthOf(order) - paid - authorizedAmount - unsettledAuthorizationsOf(order);
  return Math.max(0, Math.min(payable, roomOfCaptures(order)));
};

export type PayRefusal = AmountExceedsDue | AmountOffStep | TooManyPayments;

export type Pay = {
  readonly provider: string;
  /** The provider's token of the way to pay; private. */
  readonly method: string;
  /** Undefined: the maximum. */
  readonly amount: MinorUnits | undefined;
  readonly capture: CaptureMode;
};

/** Keeps the method beside the events: it may be a token (money.md V8). */
const withMethod = (order: Order, method: string): PrivateChange => ({
  paymentMethods: { ...order.private.paymentMethods, [nextPaymentId(order)]: method },
});

/** The intent of a payment. It captures at once unless the order has a hold, which makes it wait (money.md P8). */
export const begin = (
  order: Order,
  { provider, method, capture }: Omit<Pay, 'amount'>,
  amount: MinorUnits,
): Decision => {
  const captures = capture === 'automatic' && order.holds.length === 0;
  return {
    events: [requestAuthorization(order, { provider, capture }, amount, captures)],
    private: withMethod(order, method),
  };
};

/** Begins a payment. Refused above what may be paid, off the step, and after ten payments (money.md P1, V7). */
export const pay = (order: Order, wish: Pay): Result<Decision, PayRefusal> => {
  const wanted = onStep(order, wish.amount);
  if (!wanted.ok) return wanted;
  const tries = order.payments.filter((payment) => payment.provider !== manualProvider);
  if (tries.length >= bounds.paymentsPerOrder)
    return refuse({ kind: 'too-many-payments', maximum: bounds.paymentsPerOrder });
  const maximum = payableAmountOf(order);
  const amount = wanted.value ?? maximum;
  return amount === 0 || amount > maximum
    ? refuse({ kind: 'amount-exceeds-due', maximum, isDefault: wanted.value === undefined })
    : ok(begin(order, wish, amount));
};

/**
 * Records what staff received outside this service. It is a fact: it may exceed what is due, and no hold and no number of
 * payments stops it (money.md P6, P8). It is refused where the sum of the order would no longer be exact. An attempt that
 * waits for the customer is voided, or they would pay twice (P3).
 */
export const recordPayment = (
  order: Order,
  { amount, reference }: { readonly amount: MinorUnits | undefined; readonly reference: string | null },
): Result<Decision, AmountExceedsDue | AmountOffStep> => {
  const received = onStep(order, amount);
  if (!received.ok) return received;
  const recorded = received.value ?? payableAmountOf(order);
  if (recorded === 0) return refuse({ kind: 'amount-exceeds-due', maximum: 0, isDefault: amount === undefined });
  const maximum = roomOfCaptures(order);
  if (recorded > maximum) return refuse({ kind: 'amount-exceeds-due', maximum, isDefault: false });
  const ids = { paymentId: nextPaymentId(order), operationId: nextOperationId(order) };
  const events: readonly OrderEvent[] = [
    {
      type: 'payment.requested',
      data: {
        ...ids,
        operation: 'capture',
        amount: recorded,
        opens: { provider: manualProvider, capture: 'automatic' },
        captures: false,
        final: true,
        takes: null,
      },
    },
    { type: 'payment.captured', data: { ...ids, amount: recorded, releasedAmount: 0 } },
  ];
  return ok({
    events: [...events, ...voidsOfAttempts(evolveAll(order, events))],
    private: withMethod(order, reference === null ? manualProvider : `${manualProvider}: ${reference}`),
  });
};
