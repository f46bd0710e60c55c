import type { MinorUnits } from '#domain/money';
import type { Payment, PaymentState } from '#domain/payments/payment';
import { findPayment, type Paid, paymentStateOf } from '#domain/payments/payment';
import { ok, type Result, refuse } from '#domain/result';

export type PaymentNotFound = { readonly kind: 'payment-not-found'; readonly paymentId: string };

/** The state of the payment does not allow the call. */
export type PaymentStatusConflict = {
  readonly kind: 'payment-status-conflict';
  readonly paymentId: string;
  readonly paymentStatus: PaymentState;
  readonly because: 'unsettled' | 'state';
};

/**
 * `maximum`: what is due, less what is authorized or under way; of a payment that staff record, what the sum of the order
 * has room for.
 */
export type AmountExceedsDue = {
  readonly kind: 'amount-exceeds-due';
  readonly maximum: MinorUnits;
  /** The command named no amount, and nothing is due. */
  readonly isDefault: boolean;
};

export const existingPayment = (order: Paid, id: string): Result<Payment, PaymentNotFound> => {
  const payment = findPayment(order, id);
  return payment === undefined ? refuse({ kind: 'payment-not-found', paymentId: id }) : ok(payment);
};

export const statusConflict = (
  payment: Payment,
  because: PaymentStatusConflict['because'],
): { readonly ok: false; readonly refusal: PaymentStatusConflict } =>
  refuse({
    kind: 'payment-status-conflict',
    paymentId: payment.id,
    paymentStatus: paymentStateOf(payment),
    because,
  });
