import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { changedOrder } from '#adapters/http/operations/orders/changing';
import { paymentRefusals } from '#adapters/http/operations/payments/paying';
import { orderIdParameter, paymentIdParameter } from '#adapters/http/schemas/order-parameters';
import { PaidAmount } from '#adapters/http/schemas/payments';
import { capturePayment } from '#application/payments/captures/capture-payment';

export const capturePaymentOperation = defineOperation({
  id: 'capturePayment',
  method: 'POST',
  path: '/v1/orders/{orderId}/payments/{paymentId}/capture',
  tag: 'Payments',
  summary: 'Capture what a payment authorized, or a part of it',
  description:
    'Default: the rest of the authorization, at most what is due. The rest that is not captured is released, unless `final` is false, which only some methods allow.',
  access: { scope: 'payments:write', who: 'staff' },
  commandHeaders: { idempotencyKey: 'required', ifMatch: 'optional' },
  request: {
    path: { orderId: orderIdParameter, paymentId: paymentIdParameter },
    bodyMayBeMissing: true,
    body: z.strictObject({
      amount: z.optional(PaidAmount),
      final: z.optional(z.boolean()).check(z.describe('Default: true. The uncaptured rest is released.')),
    }),
    example: { final: true },
  },
  toCommand: ({ path, body }) => ({
    id: path.orderId,
    paymentId: path.paymentId,
    amount: body.amount,
    final: body.final ?? true,
  }),
  reply: changedOrder('The order after the capture.'),
  refusals: {
    ...paymentRefusals,
    'validation-failed': 422,
    'order-status-conflict': 409,
    'order-on-hold': 409,
    'amount-exceeds-due': 422,
    'capture-exceeds-authorized': 422,
    'capture-must-be-final': 422,
  },
  useCase: capturePayment,
});
