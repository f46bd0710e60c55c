import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { JournalEntryBody, journalEntryBody } from '#adapters/http/representations/orders/journal';
import { orderIdParameter } from '#adapters/http/schemas/order-parameters';
import { CursorText, Limit } from '#adapters/http/schemas/paging';
import { listOrderEvents } from '#application/orders/reading/list-order-events';

const readSequence = (text: string): number | undefined => (/^[1-9]\d{0,3}$/.test(text) ? Number(text) : undefined);

export const listOrderEventsOperation = defineOperation({
  id: 'listOrderEvents',
  method: 'GET',
  path: '/v1/orders/{orderId}/events',
  tag: 'Orders',
  summary: 'List the events of an order, oldest first',
  access: { scope: 'orders:read', who: 'customer or staff' },
  request: {
    path: { orderId: orderIdParameter },
    query: z.strictObject({ limit: Limit, cursor: CursorText }),
    cursor: { read: readSequence },
  },
  toCommand: ({ path, query, after }) => ({ id: path.orderId, after, limit: query.limit }),
  reply: {
    status: 200,
    description: 'A page of events.',
    body: () => z.object({ events: z.array(JournalEntryBody()), nextCursor: z.nullable(z.string()) }),
    headers: ['Link'],
    represent: ({ items, next }, { caller }) => ({
      body: { events: items.map((entry) => journalEntryBody(entry, caller)) },
      next: next === null ? null : String(next),
    }),
  },
  refusals: { 'order-not-found': 404 },
  useCase: listOrderEvents,
});
