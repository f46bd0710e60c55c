import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { changedOrder, changeRefusals } from '#adapters/http/operations/orders/changing';
import { orderIdParameter } from '#adapters/http/schemas/order-parameters';
import { lineEntries, Reason } from '#adapters/http/schemas/orders';
import { cancelOrder } from '#application/orders/cancel-order';

export const cancelOrderOperation = defineOperation({
  id: 'cancelOrder',
  method: 'POST',
  path: '/v1/orders/{orderId}/cancel',
  tag: 'Orders',
  summary: 'Cancel an order, or some of its units, before fulfillment',
  description: 'The units return to stock in the same step. Canceling the last units cancels the order.',
  access: { scope: 'orders:write', who: 'customer or staff' },
  commandHeaders: { idempotencyKey: 'required', ifMatch: 'optional' },
  request: {
    path: { orderId: orderIdParameter },
    body: z.strictObject({
      reason: Reason,
      lines: z.optional(lineEntries('The units to cancel; default: all units that are left.')),
    }),
    example: { reason: 'changed my mind' },
  },
  toCommand: ({ path, body }) => ({ id: path.orderId, reason: body.reason, lines: body.lines }),
  reply: changedOrder('The order after the cancellation.'),
  refusals: { ...changeRefusals, 'order-status-conflict': 409, 'quantity-exceeds-open': 422 },
  useCase: cancelOrder,
});
