import type { MinorUnits } from '#domain/money';
import type { Decision } from '#domain/orders/decision';
import { notHeld, type OrderOnHold } from '#domain/orders/holds/hold';
import { balanceOf } from '#domain/orders/money/balance';
import type { Order } from '#domain/orders/order';
import { type AmountOffStep, onStep } from '#domain/payments/amount-step';
import {
  type AmountExceedsDue,
  existingPayment,
  type PaymentNotFound,
  type PaymentStatusConflict,
  statusConflict,
} from '#domain/payments/conflicts';
import { authorizedAmountOf, capturingAmountOf, isBusy, nextOperationId, type Payment } from '#domain/payments/payment';
import { requestCapture } from '#domain/payments/request-operation';
import { ok, type Result, refuse } from '#domain/result';

export type CaptureExceedsAuthorized = { readonly kind: 'capture-exceeds-authorized'; readonly maximum: MinorUnits };
export type CaptureMustBeFinal = { readonly kind: 'capture-must-be-final' };

export type Capture = {
  /** Undefined: the rest of the authorization, at most what is due (money.md C2). */
  readonly amount: MinorUnits | undefined;
  /** True: the rest of the authorization is released (money.md C1). */
  readonly final: boolean;
};

export type CaptureRefusal =
  | PaymentNotFound
  | OrderOnHold
  | PaymentStatusConflict
  | AmountOffStep
  | AmountExceedsDue
  | CaptureExceedsAuthorized
  | CaptureMustBeFinal;

/** The amount that captures may still take: the due amount less that of captures under way (money.md C2). */
export const capturableAmountOf = (order: Order): MinorUnits =>
  Math.max(0, balanceOf(order).dueAmount - capturingAmountOf(order));

/** The capture of a payment that can be captured; its amount is at most what is due. */
const captureOf = (
  order: Order,
  payment: Payment,
  { amount, final }: Capture,
): Result<Decision, AmountExceedsDue | CaptureExceedsAuthorized | CaptureMustBeFinal> => {
  if (!final && !payment.capturesMany) return refuse({ kind: 'capture-must-be-final' });
  const authorized = authorizedAmountOf(payment);
  if (amount !== undefined && amount > authorized)
    return refuse({ kind: 'capture-exceeds-authorized', maximum: authorized });
  const maximum = Math.min(authorized, capturableAmountOf(order));
  const wanted = amount ?? maximum;
  if (wanted === 0 || wanted > maximum)
    return refuse({ kind: 'amount-exceeds-due', maximum, isDefault: amount === undefined });
  return ok({ events: [requestCapture(payment, nextOperationId(order), wanted, final)] });
};

/** Captures an authorization, or a part of it. Refused while the order is on hold (money.md P8). */
export const capture = (order: Order, paymentId: string, wanted: Capture): Result<Decision, CaptureRefusal> => {
  const payment = existingPayment(order, paymentId);
  if (!payment.ok) return payment;
  const free = notHeld(order);
  if (!free.ok) return free;
  if (isBusy(payment.value)) return statusConflict(payment.value, 'unsettled');
  if (authorizedAmountOf(payment.value) === 0) return statusConflict(payment.value, 'state');
  const amount = onStep(order, wanted.amount);
  return amount.ok ? captureOf(order, payment.value, wanted) : amount;
};

/**
 * The captures that a released order asks for: of the payments that were to be captured with their authorization, but were
 * only authorized because of a hold (money.md P8).
 */
export const capturesAfterHold = (order: Order): Decision['events'] => {
  const events: Decision['events'][number][] = [];
  let due = capturableAmountOf(order);
  for (const payment of order.payments) {
    const wasTried = payment.operations.some(({ type }) => type === 'capture');
    const amount = Math.min(due, authorizedAmountOf(payment));
    if (payment.capture !== 'automatic' || wasTried || isBusy(payment) || amount === 0) continue;
    events.push(requestCapture(payment, nextOperationId(order, events.length), amount, true));
    due -= amount;
  }
  return events;
};
