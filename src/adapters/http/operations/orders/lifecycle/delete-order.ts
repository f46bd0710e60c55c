import { defineOperation } from '#adapters/http/operation';
import { orderIdParameter } from '#adapters/http/schemas/order-parameters';
import { deleteOrder } from '#application/orders/lifecycle/delete-order';

export const deleteOrderOperation = defineOperation({
  id: 'deleteOrder',
  method: 'DELETE',
  path: '/v1/orders/{orderId}',
  tag: 'Orders',
  summary: 'Delete a canceled order without payments',
  description:
    'The order is removed, and its external reference is free again. An order on which money was moved cannot be deleted.',
  access: { scope: 'orders:write', who: 'staff' },
  commandHeaders: { idempotencyKey: 'none', ifMatch: 'optional' },
  request: { path: { orderId: orderIdParameter } },
  toCommand: ({ path }) => ({ id: path.orderId }),
  reply: { status: 204, description: 'The order is deleted.', represent: () => ({ body: undefined }) },
  refusals: {
    'order-not-found': 404,
    'order-status-conflict': 409,
    'order-has-history': 409,
    'version-mismatch': 412,
  },
  useCase: deleteOrder,
});
