import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { type MembersFor, replySchema } from '#adapters/http/reply-schema';
import { fitting, maximumReplyBytes } from '#adapters/http/representations/batch';
import { CustomerBody, customerBody } from '#adapters/http/representations/customers/customer';
import { JournalEntryBody, journalEntryBody } from '#adapters/http/representations/orders/journal';
import { OrderBody, orderBody } from '#adapters/http/representations/orders/order';
import { customerIdParameter } from '#adapters/http/schemas/customers';
import { CursorText, Limit, NextCursor } from '#adapters/http/schemas/paging';
import { type CustomerExport, exportCustomer } from '#application/customers/export-customer';
import { parseOrderId } from '#domain/orders/order-id';

export const exportCustomerOperation = defineOperation({
  id: 'exportCustomer',
  method: 'GET',
  path: '/v1/customers/{customerId}/export',
  tag: 'Customers',
  summary: 'Export everything about a customer',
  description: `The record, and the orders with their private data, external references and journals, newest first, in pages of at most ${maximumReplyBytes / 1_000_000} MB: follow \`nextCursor\`. Customers export their own data, without what only staff read. A customer without a record and orders does not exist.`,
  access: { scope: 'customers:read', who: 'customer or staff' },
  request: {
    path: { customerId: customerIdParameter },
    query: z.strictObject({ limit: Limit, cursor: CursorText }),
    cursor: { read: parseOrderId },
  },
  toCommand: ({ path, query: { limit }, after }) => ({ id: path.customerId, after, limit }),
  reply: {
    status: 200,
    description: 'The record and a page of orders.',
    body: replySchema(() =>
      z
        .object({
          customer: z.nullable(CustomerBody()).check(z.describe('null: the customer has no record.')),
          orders: z.array(z.object({ order: OrderBody(), events: z.array(JournalEntryBody()) })),
          nextCursor: NextCursor(),
        } satisfies MembersFor<Exclude<keyof CustomerExport, 'next'> | 'nextCursor'>)
        .check(z.meta({ id: 'CustomerExport' })),
    ),
    headers: ['Link'],
    represent: ({ customer, orders, next }, { caller }) => {
      const read = fitting(
        orders.map(({ order, journal }) => ({
          order: orderBody(order, caller),
          events: journal.map((entry) => journalEntryBody(entry, caller)),
        })),
      );
      const isWhole = read.length === orders.length;
      return {
        body: { customer: customer && customerBody(customer, caller), orders: read },
        next: isWhole ? next : (orders[read.length - 1]?.order.id ?? null),
      };
    },
  },
  refusals: { 'customer-not-found': 404 },
  useCase: exportCustomer,
});
