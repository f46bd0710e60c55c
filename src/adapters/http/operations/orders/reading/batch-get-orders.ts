import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { fitting, maximumReplyBytes } from '#adapters/http/representations/batch';
import { OrderBody, orderBody } from '#adapters/http/representations/orders/order';
import { FieldErrorBody } from '#adapters/http/representations/problem';
import { visiblePattern } from '#adapters/http/schemas/text';
import { batchGetOrders } from '#application/orders/reading/batch-get-orders';

export const batchGetOrdersOperation = defineOperation({
  id: 'batchGetOrders',
  method: 'POST',
  path: '/v1/orders/batch-get',
  tag: 'Orders',
  summary: 'Read several orders',
  description: `Orders that do not exist, or that belong to another customer, are listed as \`missing\`, and so is a text that is no id. An entry that is no text, or that has control or invisible characters, is in \`errors\`; the others are read. A reply has at most ${maximumReplyBytes / 1_000_000} MB: orders that do not fit are listed as \`unread\`. Ask for them again.`,
  access: { scope: 'orders:read', who: 'customer or staff' },
  request: {
    body: z.strictObject({
      ids: z.array(z.string().check(z.meta({ pattern: visiblePattern }))).check(z.minLength(1), z.maxLength(100)),
    }),
    entries: 'ids',
    example: { ids: ['7K3M9Q-X1QF65-V805T8'] },
  },
  toCommand: ({ body }) => ({ ids: body.ids }),
  reply: {
    status: 200,
    description: 'The current orders, in the order of the request.',
    body: () =>
      z.object({
        orders: z.array(OrderBody()),
        missing: z.array(z.string()).check(z.describe('Texts of the request that name no order of the caller.')),
        unread: z
          .array(z.string())
          .check(z.describe('Ids of orders that exist and did not fit in the reply. Ask for them again.')),
        errors: z
          .array(FieldErrorBody())
          .check(z.describe('The entries of the request that could not be read, with pointers such as /ids/1.')),
      }),
    represent: ({ orders, missing }, { caller }) => {
      const read = fitting(orders.map((order) => orderBody(order, caller)));
      return { body: { orders: read, missing, unread: orders.slice(read.length).map(({ id }) => id), errors: [] } };
    },
  },
  refusals: {},
  useCase: batchGetOrders,
});
