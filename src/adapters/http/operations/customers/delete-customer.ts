import { defineOperation } from '#adapters/http/operation';
import { customerIdParameter } from '#adapters/http/schemas/customers';
import { deleteCustomer } from '#application/customers/delete-customer';

export const deleteCustomerOperation = defineOperation({
  id: 'deleteCustomer',
  method: 'DELETE',
  path: '/v1/customers/{customerId}',
  tag: 'Customers',
  summary: 'Delete the record of a customer',
  description: 'The record alone: the orders of the customer keep what they have.',
  access: { scope: 'customers:write', who: 'customer or staff' },
  commandHeaders: { idempotencyKey: 'none', ifMatch: 'optional' },
  request: { path: { customerId: customerIdParameter } },
  toCommand: ({ path }) => ({ id: path.customerId }),
  reply: { status: 204, description: 'The record is deleted.', represent: () => ({ body: undefined }) },
  refusals: { 'customer-not-found': 404, 'version-mismatch': 412 },
  useCase: deleteCustomer,
});
