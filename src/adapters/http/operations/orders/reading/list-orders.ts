import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { replySchema } from '#adapters/http/reply-schema';
import { OrderSummaryBody, orderSummaryBody } from '#adapters/http/representations/orders/order';
import { SkuText } from '#adapters/http/schemas/codes';
import { CursorText, Limit, NextCursor } from '#adapters/http/schemas/paging';
import { CustomerIdText } from '#adapters/http/schemas/people';
import { text } from '#adapters/http/schemas/text';
import { InstantText } from '#adapters/http/schemas/times';
import { type ListOrders, listOrders } from '#application/orders/reading/list-orders';
import { ordersPerReference } from '#application/ports';
import { bounds } from '#domain/bounds';
import { orderStatuses } from '#domain/orders/order';
import { parseOrderId } from '#domain/orders/order-id';
import { fulfillmentStatuses, paymentStatuses, returnStatuses } from '#domain/orders/statuses';

const Query = z
  .strictObject({
    customerId: z
      .optional(CustomerIdText)
      .check(z.describe('Orders of this customer. A customer may name only their own id.')),
    status: z.optional(z.enum(orderStatuses)).check(z.describe('Orders with this status.')),
    paymentStatus: z.optional(z.enum(paymentStatuses)).check(z.describe('Orders with this payment status.')),
    fulfillmentStatus: z
      .optional(z.enum(fulfillmentStatuses))
      .check(z.describe('Orders with this fulfillment status.')),
    returnStatus: z.optional(z.enum(returnStatuses)).check(z.describe('Orders with this return status.')),
    externalReference: z
      .optional(text(bounds.externalReferenceLength))
      .check(
        z.describe(
          `Orders with this external reference. Customers find their own, also one that staff placed for them. Staff find those of all customers, at most ${ordersPerReference}; with \`customerId\`, those of the customer.`,
        ),
      ),
    sku: z
      .optional(SkuText)
      .check(
        z.describe(
          'Staff only: orders with a line of this product, canceled lines included. A placed order is in this list some moments later, usually within a second.',
        ),
      ),
    onHold: z
      .optional(
        z.pipe(
          z.enum(['true']),
          z.transform(() => true as const),
        ),
      )
      .check(
        z.describe(
          'Staff only: orders with an open hold that are not canceled. An order is in this list some moments after it is put on hold, usually within a second.',
        ),
      ),
    placedFrom: z.optional(InstantText).check(z.describe('Orders placed at this RFC 3339 time or later.')),
    placedTo: z
      .optional(InstantText)
      .check(z.describe('Orders placed at this RFC 3339 time or earlier. Not before `placedFrom`.')),
    limit: Limit,
    cursor: CursorText,
  } satisfies { readonly [Field in Exclude<keyof ListOrders, 'after'> | 'cursor']: z.ZodMiniType })
  .check(
    z.refine(({ placedFrom, placedTo }) => (placedFrom ?? -Infinity) <= (placedTo ?? Infinity), {
      error: 'must not be before placedFrom',
      path: ['placedTo'],
    }),
  );

export const listOrdersOperation = defineOperation({
  id: 'listOrders',
  method: 'GET',
  path: '/v1/orders',
  tag: 'Orders',
  summary: 'List orders, newest first',
  description:
    'Customers list their own orders; staff list all orders, or those of one customer. Times are inclusive. A list may lag behind single reads by moments. An order stands in a list once, also if it changes while the pages are read.',
  access: { scope: 'orders:read', who: 'customer or staff' },
  request: {
    query: Query,
    cursor: { read: parseOrderId },
  },
  toCommand: ({ query: { cursor: _, ...filters }, after }) => ({
    ...filters,
    customerId: filters.customerId,
    externalReference: filters.externalReference,
    after,
  }),
  reply: {
    status: 200,
    description: 'A page of order summaries.',
    body: replySchema(() =>
      z.object({ orders: z.array(OrderSummaryBody()), nextCursor: NextCursor() }).check(z.meta({ id: 'OrderPage' })),
    ),
    headers: ['Link'],
    represent: ({ items, next }) => ({ body: { orders: items.map(orderSummaryBody) }, next }),
  },
  refusals: { 'insufficient-scope': 403 },
  useCase: listOrders,
});
