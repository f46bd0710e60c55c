import { defineOperation } from '#adapters/http/operation';
import { changedOrder, changeRefusals } from '#adapters/http/operations/orders/changing';
import { orderIdParameter } from '#adapters/http/schemas/order-parameters';
import { releaseHolds } from '#application/orders/release-holds';

export const releaseHoldsOperation = defineOperation({
  id: 'releaseHolds',
  method: 'DELETE',
  path: '/v1/orders/{orderId}/holds',
  tag: 'Orders',
  summary: 'Release all holds of an order',
  description: 'An order without holds stays as it is.',
  access: { scope: 'orders:write', who: 'staff' },
  commandHeaders: { idempotencyKey: 'none', ifMatch: 'optional' },
  request: {
    path: { orderId: orderIdParameter },
  },
  toCommand: ({ path }) => ({ id: path.orderId }),
  reply: changedOrder(),
  refusals: { ...changeRefusals, 'order-status-conflict': 409 },
  useCase: releaseHolds,
});
