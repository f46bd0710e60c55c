import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { changedOrder } from '#adapters/http/operations/orders/changing';
import { paymentRefusals } from '#adapters/http/operations/payments/paying';
import { orderIdParameter, paymentIdParameter } from '#adapters/http/schemas/order-parameters';
import { voidPayment } from '#application/payments/void-payment';

export const voidPaymentOperation = defineOperation({
  id: 'voidPayment',
  method: 'POST',
  path: '/v1/orders/{orderId}/payments/{paymentId}/void',
  tag: 'Payments',
  summary: 'Take back the open rest of an authorization',
  description: 'It also ends an attempt that waits for the customer.',
  access: { scope: 'payments:write', who: 'staff' },
  commandHeaders: { idempotencyKey: 'required', ifMatch: 'optional' },
  request: {
    path: { orderId: orderIdParameter, paymentId: paymentIdParameter },
    bodyMayBeMissing: true,
    body: z.strictObject({}),
    example: {},
  },
  toCommand: ({ path }) => ({ id: path.orderId, paymentId: path.paymentId }),
  reply: changedOrder('The order after the void.'),
  refusals: paymentRefusals,
  useCase: voidPayment,
});
