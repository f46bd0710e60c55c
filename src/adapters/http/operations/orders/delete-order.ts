import { defineOperation } from '#adapters/http/operation';
import { orderIdParameter } from '#adapters/http/schemas/order-parameters';
import { deleteOrder } from '#application/orders/delete-order';

export const deleteOrderOperation = defineOperation({
  id: 'deleteOrder',
  method: 'DELETE',
  path: '/v1/orders/{orderId}',
  tag: 'Orders',
  summary: 'Delete a canceled order on which no money ever moved',
  description: 'It is gone afterwards, and its external reference is free again.',
  access: { scope: 'orders:write', who: 'staff' },
  commandHeaders: { idempotencyKey: 'none', ifMatch: 'optional' },
  request: { path: { orderId: orderIdParameter } },
  toCommand: ({ path }) => ({ id: path.orderId }),
  reply: { status: 204, description: 'It is gone.', represent: () => ({ body: undefined }) },
  refusals: {
    'order-not-found': 404,
    'order-status-conflict': 409,
    'order-has-history': 409,
    'version-mismatch': 412,
  },
  useCase: deleteOrder,
});
