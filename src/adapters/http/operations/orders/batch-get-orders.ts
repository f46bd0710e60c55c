import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { OrderBody, orderBody } from '#adapters/http/representations/orders/order';
import { batchGetOrders } from '#application/orders/batch-get-orders';

export const batchGetOrdersOperation = defineOperation({
  id: 'batchGetOrders',
  method: 'POST',
  path: '/v1/orders/batch-get',
  tag: 'Orders',
  summary: 'Read several orders',
  description:
    'Orders that do not exist, or that belong to another customer, are listed as missing, and so is a text that is no id.',
  access: { scope: 'orders:read', who: 'customer or staff' },
  request: {
    body: z.strictObject({
      ids: z.array(z.string()).check(z.minLength(1), z.maxLength(100)),
    }),
    example: { ids: ['7K3M9Q-X1QF65-V805T8'] },
  },
  toCommand: ({ body }) => ({ ids: body.ids }),
  reply: {
    status: 200,
    description: 'The current orders, in the order of the request.',
    body: () => z.object({ orders: z.array(OrderBody()), missing: z.array(z.string()) }),
    represent: ({ orders, missing }) => ({ body: { orders: orders.map(orderBody), missing } }),
  },
  refusals: {},
  useCase: batchGetOrders,
});
