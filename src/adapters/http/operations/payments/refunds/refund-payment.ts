import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { changedOrder } from '#adapters/http/operations/orders/changing';
import { paymentRefusals } from '#adapters/http/operations/payments/paying';
import { orderIdParameter, paymentIdParameter } from '#adapters/http/schemas/order-parameters';
import { Reason } from '#adapters/http/schemas/orders';
import { atMostOneOf, RefundFields, refundWishOf } from '#adapters/http/schemas/refunds';
import { refundPayment } from '#application/payments/refunds/refund-payment';

export const refundPaymentOperation = defineOperation({
  id: 'refundPayment',
  method: 'POST',
  path: '/v1/orders/{orderId}/payments/{paymentId}/refund',
  tag: 'Payments',
  summary: 'Refund a payment',
  description:
    'By at most one of an amount, units or the shipping; without any of them the credit of the order, as far as this payment captured it. The price of units and of shipping lowers what the order is worth, so nothing becomes due again. An amount above the credit is goodwill. Ask for a quote first to see its parts.',
  access: { scope: 'payments:write', who: 'staff' },
  commandHeaders: { idempotencyKey: 'required', ifMatch: 'optional' },
  request: {
    path: { orderId: orderIdParameter, paymentId: paymentIdParameter },
    bodyMayBeMissing: true,
    body: z
      .strictObject({ ...RefundFields, reason: z.optional(Reason) })
      .check(atMostOneOf('amount', 'lines', 'shipping')),
    example: { amount: 1000, reason: 'arrived late' },
  },
  toCommand: ({ path, body }) => ({
    id: path.orderId,
    paymentId: path.paymentId,
    wish: refundWishOf(body),
    reason: body.reason,
  }),
  reply: changedOrder('The order after the refund.'),
  refusals: {
    ...paymentRefusals,
    'validation-failed': 422,
    'quantity-exceeds-fulfilled': 422,
    'nothing-to-refund': 422,
    'refund-exceeds-captured': 422,
  },
  useCase: refundPayment,
});
