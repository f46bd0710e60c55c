import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { customerIdParameter } from '#adapters/http/schemas/customers';
import { eraseCustomer } from '#application/customers/erase-customer';
import { bounds } from '#domain/bounds';

export const eraseCustomerOperation = defineOperation({
  id: 'eraseCustomer',
  method: 'POST',
  path: '/v1/customers/{customerId}/erase',
  tag: 'Customers',
  summary: 'Erase a person',
  description: `Removes the record, and from each order the private data, the texts of reasons and holds, the tracking of parcels and the external reference, for ever. Orders, their events and the books stay, and \`customerId\` stays in them as a pseudonym. Each erased order gets the event \`order.erased\`; replays and older versions of it show null. A call erases at most ${bounds.ordersPerErasure} orders: repeat it until \`erased\` is true. A repetition changes nothing. Refused while a payment of an order has no outcome; the orders before it are erased then.`,
  access: { scope: 'privacy:write', who: 'staff' },
  commandHeaders: { idempotencyKey: 'none', ifMatch: 'none' },
  request: { path: { customerId: customerIdParameter } },
  toCommand: ({ path }) => ({ id: path.customerId }),
  reply: {
    status: 202,
    description: 'What was erased. `Location` has where to go on, unless the erasure is complete.',
    body: () =>
      z.object({
        erased: z.boolean().check(z.describe('True: nothing personal is left.')),
        erasedOrders: z.int().check(z.gte(0), z.describe('The orders that this call erased.')),
      }),
    headers: ['Location'],
    represent: ({ customerId, erasedOrders, isComplete }) => ({
      body: { erased: isComplete, erasedOrders },
      ...(isComplete ? {} : { headers: { location: `/v1/customers/${encodeURIComponent(customerId)}/erase` } }),
    }),
  },
  refusals: { 'order-unsettled': 409 },
  useCase: eraseCustomer,
});
