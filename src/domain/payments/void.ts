import type { Decision } from '#domain/orders/decision';
import type { Order } from '#domain/orders/order';
import {
  existingPayment,
  type PaymentNotFound,
  type PaymentStatusConflict,
  statusConflict,
} from '#domain/payments/conflicts';
import { voidableAmountOf } from '#domain/payments/consequences';
import { isBusy, nextOperationId } from '#domain/payments/payment';
import { requestVoid } from '#domain/payments/request-operation';
import { ok, type Result } from '#domain/result';

/** Takes back the open rest of an authorization, or an attempt that waits for the customer (money.md C4). */
export const voidPayment = (
  order: Order,
  paymentId: string,
): Result<Decision, PaymentNotFound | PaymentStatusConflict> => {
  const payment = existingPayment(order, paymentId);
  if (!payment.ok) return payment;
  if (isBusy(payment.value)) return statusConflict(payment.value, 'unsettled');
  const amount = voidableAmountOf(payment.value);
  if (amount === 0) return statusConflict(payment.value, 'state');
  return ok({ events: [requestVoid(payment.value, nextOperationId(order), amount)] });
};
