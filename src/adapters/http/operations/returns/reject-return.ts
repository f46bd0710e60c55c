import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { callRefusals, changedOrder } from '#adapters/http/operations/orders/changing';
import { orderIdParameter, returnIdParameter } from '#adapters/http/schemas/order-parameters';
import { Reason } from '#adapters/http/schemas/orders';
import { rejectReturn } from '#application/returns/reject-return';

export const rejectReturnOperation = defineOperation({
  id: 'rejectReturn',
  method: 'POST',
  path: '/v1/orders/{orderId}/returns/{returnId}/reject',
  tag: 'Orders',
  summary: 'Reject a return',
  description: 'Closes the request without goods. Its units can be asked for again.',
  access: { scope: 'fulfillment:write', who: 'staff' },
  commandHeaders: { idempotencyKey: 'required', ifMatch: 'optional' },
  request: {
    path: { orderId: orderIdParameter, returnId: returnIdParameter },
    bodyMayBeMissing: true,
    body: z.strictObject({ reason: z.optional(Reason) }),
    example: { reason: 'the seal is broken' },
  },
  toCommand: ({ path, body }) => ({ id: path.orderId, returnId: path.returnId, reason: body.reason }),
  reply: changedOrder(),
  refusals: { ...callRefusals, 'return-not-found': 404, 'return-status-conflict': 409 },
  useCase: rejectReturn,
});
