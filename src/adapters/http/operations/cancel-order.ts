import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { commandReply, OrderBody } from '#adapters/http/representations/order';
import { orderIdParameter, Reason } from '#adapters/http/schemas';
import { cancelOrder } from '#application/orders/cancel-order';

export const cancelOrderOperation = defineOperation({
  id: 'cancelOrder',
  method: 'POST',
  path: '/v1/orders/{orderId}/cancel',
  tag: 'Orders',
  summary: 'Cancel an order before anything of it is in a parcel',
  description: 'Its stock goes back in the same step.',
  access: { scope: 'orders:write', who: 'customer or staff' },
  command: { idempotencyKey: 'required', ifMatch: 'optional' },
  request: {
    path: { orderId: orderIdParameter },
    body: z.strictObject({ reason: Reason }),
    example: { reason: 'changed my mind' },
  },
  asked: ({ path, body }) => ({ id: path.orderId, reason: body.reason }),
  reply: {
    status: 200,
    description: 'The order as the cancellation left it.',
    body: OrderBody,
    headers: ['ETag', 'Idempotency-Replayed'],
    of: commandReply,
  },
  refusals: {
    'order-not-found': 404,
    'order-status-conflict': 409,
    'order-changed-meanwhile': 409,
    'version-mismatch': 412,
    'idempotency-key-reused': 422,
    'order-too-large': 422,
  },
  useCase: cancelOrder,
});
