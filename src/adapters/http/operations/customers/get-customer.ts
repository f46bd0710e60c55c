import { defineOperation } from '#adapters/http/operation';
import { CustomerBody, customerReply } from '#adapters/http/representations/customers/customer';
import { customerIdParameter } from '#adapters/http/schemas/customers';
import { getCustomer } from '#application/customers/get-customer';

export const getCustomerOperation = defineOperation({
  id: 'getCustomer',
  method: 'GET',
  path: '/v1/customers/{customerId}',
  tag: 'Customers',
  summary: 'Read the record of a customer',
  description: 'Customers read their own record, without `notes`.',
  access: { scope: 'customers:read', who: 'customer or staff' },
  request: { path: { customerId: customerIdParameter } },
  toCommand: ({ path }) => ({ id: path.customerId }),
  reply: {
    status: 200,
    description: 'The record.',
    body: CustomerBody,
    headers: ['ETag'],
    represent: customerReply,
  },
  refusals: { 'customer-not-found': 404 },
  useCase: getCustomer,
});
