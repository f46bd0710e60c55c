import type { ProviderOperation } from '#application/ports';
import type { Order } from '#domain/orders/order';
import { awaitedAction, type OperationOfPayment } from '#domain/payments/payment';

/**
 * An operation as the provider is asked for it. Everything is in the order, so that a retry, a sweep and the first call ask
 * for the same.
 */
export const providerOperationOf = (order: Order, { payment, operation }: OperationOfPayment): ProviderOperation => ({
  id: `${order.id}:${operation.id}`,
  orderId: order.id,
  paymentId: payment.id,
  operationId: operation.id,
  type: operation.type,
  amount: operation.amount,
  currency: order.currency,
  method: order.private.paymentMethods[payment.id] ?? null,
  captures: operation.captures,
  final: operation.final,
  reference: payment.reference,
  awaitsAction: awaitedAction(payment) !== undefined,
  requestedAt: operation.requestedAt,
});
