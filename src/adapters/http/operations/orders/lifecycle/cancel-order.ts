import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { callRefusals, changedOrder } from '#adapters/http/operations/orders/changing';
import { orderIdParameter } from '#adapters/http/schemas/order-parameters';
import { lineEntries, Reason } from '#adapters/http/schemas/orders';
import { RefundPolicyText } from '#adapters/http/schemas/payments';
import { cancelOrder } from '#application/orders/lifecycle/cancel-order';

export const cancelOrderOperation = defineOperation({
  id: 'cancelOrder',
  method: 'POST',
  path: '/v1/orders/{orderId}/cancel',
  tag: 'Orders',
  summary: 'Cancel an order, or some of its units, before fulfillment',
  description:
    'The units return to stock in the same step. Canceling the last units cancels the order, and its authorizations are voided. The credit that is left is paid back, unless `refund` is `none`. What a customer in the European Union cancels from a parcel that has not left is not canceled yet: the order is held, so that the parcel stays, and staff go on.',
  access: { scope: 'orders:write', who: 'customer or staff' },
  commandHeaders: { idempotencyKey: 'required', ifMatch: 'optional' },
  request: {
    path: { orderId: orderIdParameter },
    body: z.strictObject({
      reason: Reason,
      lines: z.optional(lineEntries('The units to cancel; default: all units that are left.')),
      refund: z.optional(RefundPolicyText),
    }),
    example: { reason: 'changed my mind' },
  },
  toCommand: ({ path, body }) => ({ id: path.orderId, reason: body.reason, lines: body.lines, refund: body.refund }),
  reply: changedOrder('The order after the cancellation.'),
  refusals: { ...callRefusals, 'insufficient-scope': 403, 'order-status-conflict': 409, 'quantity-exceeds-open': 422 },
  useCase: cancelOrder,
});
