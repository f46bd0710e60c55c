import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { CustomerBody, customerBody } from '#adapters/http/representations/customers/customer';
import { Email } from '#adapters/http/schemas/people';
import { searchCustomers } from '#application/customers/search-customers';
import { bounds } from '#domain/bounds';

export const searchCustomersOperation = defineOperation({
  id: 'searchCustomers',
  method: 'POST',
  path: '/v1/customers/search',
  tag: 'Customers',
  summary: 'Find customers by their email address',
  description:
    'The whole address; case does not matter. The address is in the body, because URLs are logged. A customer without a record is not found.',
  access: { scope: 'customers:read', who: 'staff' },
  request: { body: z.strictObject({ email: Email }), example: { email: 'ada@example.com' } },
  toCommand: ({ body }) => ({ email: body.email }),
  reply: {
    status: 200,
    description: `The customers with this address by id, at most ${bounds.customersPerEmail}.`,
    body: () => z.object({ customers: z.array(CustomerBody()) }),
    represent: (customers, { caller }) => ({
      body: { customers: customers.map((customer) => customerBody(customer, caller)) },
    }),
  },
  refusals: {},
  useCase: searchCustomers,
});
