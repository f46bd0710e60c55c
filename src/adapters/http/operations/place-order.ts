import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { addressOf, CartFields, cartOf, exampleCart } from '#adapters/http/operations/cart';
import { commandReply, OrderBody } from '#adapters/http/representations/order';
import { AmountGiven, CustomerIdText, Email, Metadata, Tags, text } from '#adapters/http/schemas';
import { placeOrder } from '#application/orders/place-order';
import { bounds } from '#domain/bounds';
import type { PrivateData } from '#domain/order/private-data';

const PlaceOrderBody = z.strictObject({
  ...CartFields,
  customerId: z
    .optional(z.nullable(CustomerIdText))
    .check(z.describe('Whom staff place the order for; customers place for themselves.')),
  email: z.optional(z.nullable(Email)),
  expectedTotalAmount: z
    .optional(z.nullable(AmountGiven()))
    .check(z.describe('What the customer was shown. Another total is refused with the new quote.')),
  externalReference: z.optional(z.nullable(text(bounds.externalReferenceLength))),
  note: z.optional(z.nullable(text(bounds.noteLength))),
  tags: z.optional(Tags),
  metadata: z.optional(Metadata),
});

/** Only what was said: what is not said needs no revision. */
const privateDataOf = (body: z.output<typeof PlaceOrderBody>): Partial<PrivateData> => ({
  ...(body.email ? { email: body.email } : {}),
  ...(body.shippingAddress ? { shippingAddress: addressOf(body.shippingAddress) } : {}),
  ...(body.note ? { note: body.note } : {}),
  ...(body.tags?.length ? { tags: body.tags } : {}),
  ...(body.metadata && Object.keys(body.metadata).length > 0 ? { metadata: body.metadata } : {}),
});

export const placeOrderOperation = defineOperation({
  id: 'placeOrder',
  method: 'POST',
  path: '/v1/orders',
  tag: 'Orders',
  summary: 'Place an order',
  description:
    'Prices come from the catalogue. The order, its stock and the key that asked for it are committed in one step. The order is pending until it is paid, confirmed or expired; an order that costs nothing is confirmed at once.',
  access: { scope: 'orders:write', who: 'customer or staff' },
  command: { idempotencyKey: 'required', ifMatch: 'none' },
  request: {
    body: PlaceOrderBody,
    example: {
      ...exampleCart,
      email: 'ada@example.com',
      externalReference: 'web-10042',
      note: null,
      tags: [],
      metadata: { campaign: 'spring' },
    },
  },
  asked: ({ body }) => ({
    ...cartOf(body),
    customerId: body.customerId ?? undefined,
    private: privateDataOf(body),
    expectedTotalAmount: body.expectedTotalAmount ?? undefined,
    externalReference: body.externalReference ?? null,
  }),
  reply: {
    status: 201,
    description: 'The order as it was placed; a replay gives the same bytes.',
    body: OrderBody,
    headers: ['ETag', 'Location', 'Idempotency-Replayed'],
    of: (done) => {
      const { body, headers } = commandReply(done);
      return { body, headers: { ...headers, location: `/v1/orders/${done.value.id}` } };
    },
  },
  refusals: {
    'unknown-product': 422,
    'currency-mismatch': 422,
    'unknown-shipping-method': 422,
    'out-of-stock': 409,
    'price-changed': 409,
    'order-denied': 422,
    'external-reference-taken': 409,
    'insufficient-scope': 403,
    'idempotency-key-reused': 422,
    'order-not-found': 404,
  },
  useCase: placeOrder,
});
