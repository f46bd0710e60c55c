import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { replySchema } from '#adapters/http/reply-schema';
import { CustomerBody, customerBody } from '#adapters/http/representations/customers/customer';
import { customerIdParameter } from '#adapters/http/schemas/customers';
import { CursorText, Limit, NextCursor } from '#adapters/http/schemas/paging';
import { listCustomers } from '#application/customers/list-customers';

export const listCustomersOperation = defineOperation({
  id: 'listCustomers',
  method: 'GET',
  path: '/v1/customers',
  tag: 'Customers',
  summary: 'List customers by id',
  description: 'The customers who have a record. A new one may be missing for moments.',
  access: { scope: 'customers:read', who: 'staff' },
  request: {
    query: z.strictObject({ limit: Limit, cursor: CursorText }),
    cursor: { read: customerIdParameter.read },
  },
  toCommand: ({ query: { limit }, after }) => ({ limit, after }),
  reply: {
    status: 200,
    description: 'A page of records.',
    body: replySchema(() =>
      z.object({ customers: z.array(CustomerBody()), nextCursor: NextCursor() }).check(z.meta({ id: 'CustomerPage' })),
    ),
    headers: ['Link'],
    represent: ({ items, next }, { caller }) => ({
      body: { customers: items.map((customer) => customerBody(customer, caller)) },
      next,
    }),
  },
  refusals: {},
  useCase: listCustomers,
});
