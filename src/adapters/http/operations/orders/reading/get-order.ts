import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { OrderBody, orderReply } from '#adapters/http/representations/orders/order';
import { orderIdParameter } from '#adapters/http/schemas/order-parameters';
import { integerText } from '#adapters/http/schemas/paging';
import { getOrder } from '#application/orders/reading/get-order';

export const getOrderOperation = defineOperation({
  id: 'getOrder',
  method: 'GET',
  path: '/v1/orders/{orderId}',
  tag: 'Orders',
  summary: 'Read an order',
  description:
    'The current version, or the one in `version`. The order of another customer is answered like a missing one.',
  access: { scope: 'orders:read', who: 'customer or staff' },
  request: {
    path: { orderId: orderIdParameter },
    query: z.strictObject({
      version: z
        .optional(integerText(1, 999_999_999))
        .check(z.describe('The version to read; default: the current one.')),
    }),
  },
  toCommand: ({ path, query }) => ({ id: path.orderId, version: query.version }),
  reply: {
    status: 200,
    description: 'The order.',
    body: OrderBody,
    conditional: true,
    headers: ['ETag'],
    represent: orderReply,
  },
  refusals: { 'order-not-found': 404, 'version-not-found': 404 },
  useCase: getOrder,
});
