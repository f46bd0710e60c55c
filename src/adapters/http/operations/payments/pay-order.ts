import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { changedOrder } from '#adapters/http/operations/orders/changing';
import { paymentRefusals } from '#adapters/http/operations/payments/paying';
import { orderIdParameter } from '#adapters/http/schemas/order-parameters';
import { PaidAmount, PaymentFields, referenceIsOfManual } from '#adapters/http/schemas/payments';
import { text } from '#adapters/http/schemas/text';
import { payOrder } from '#application/payments/pay-order';
import { bounds } from '#domain/bounds';

export const payOrderOperation = defineOperation({
  id: 'payOrder',
  method: 'POST',
  path: '/v1/orders/{orderId}/payments',
  tag: 'Payments',
  summary: 'Pay an order, or a part of it',
  description:
    'Authorizes the amount, and with `capture: "automatic"` captures it. An order without a hold is confirmed once authorizations and payments cover it. If the customer must act, the payment has a `nextAction`; paying again voids that attempt. A payment of an order on hold only authorizes; the shop may place a hold with the payment. The order of a declined payment has a new version, and the answer is 402. After 503 the same Idempotency-Key gets the outcome.',
  access: { scope: 'payments:write', who: 'customer or staff' },
  commandHeaders: { idempotencyKey: 'required', ifMatch: 'optional' },
  request: {
    path: { orderId: orderIdParameter },
    body: z
      .strictObject({
        ...PaymentFields,
        amount: z.optional(PaidAmount).check(z.describe('Default, and the maximum: what is due and not under way.')),
        reference: z
          .optional(z.nullable(text(bounds.externalReferenceLength)))
          .check(z.describe('Of a manual payment alone: how the shop finds it in its own books.')),
      })
      .check(referenceIsOfManual),
    example: { method: 'tok_ok', capture: 'manual' },
  },
  toCommand: ({ path, body }) => ({
    id: path.orderId,
    method: body.method,
    amount: body.amount,
    capture: body.capture ?? 'automatic',
    reference: body.reference ?? null,
  }),
  reply: changedOrder('The order after the payment.'),
  refusals: {
    ...paymentRefusals,
    'validation-failed': 422,
    'insufficient-scope': 403,
    'order-status-conflict': 409,
    'amount-exceeds-due': 422,
    'too-many-payments': 422,
    'order-denied': 422,
  },
  useCase: payOrder,
});
