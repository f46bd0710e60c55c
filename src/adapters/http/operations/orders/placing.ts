import * as z from 'zod/mini';
import type { RefusalStatus } from '#adapters/http/operation';
import { addressOf, CartFields, cartOf } from '#adapters/http/operations/orders/cart';
import { AmountGiven } from '#adapters/http/schemas/amounts';
import { Metadata } from '#adapters/http/schemas/metadata';
import { Tags } from '#adapters/http/schemas/orders';
import { CustomerIdText, Email } from '#adapters/http/schemas/people';
import { text } from '#adapters/http/schemas/text';
import type { PlaceOrder, PlaceOrderRefusal } from '#application/orders/place-order';
import { bounds } from '#domain/bounds';
import type { PrivateData } from '#domain/orders/private-data';

export const PlaceOrderBody = z.strictObject({
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

/** The command that a body asks for. */
export const placeOrderOf = (body: z.output<typeof PlaceOrderBody>): PlaceOrder => ({
  ...cartOf(body),
  customerId: body.customerId ?? undefined,
  private: privateDataOf(body),
  expectedTotalAmount: body.expectedTotalAmount ?? undefined,
  externalReference: body.externalReference ?? null,
});

/** What placing one order is, alone or in a batch: a key means the same in both. */
export const placing = { id: 'placeOrder', path: '/v1/orders', status: 201 } as const;

export const placingRefusals = {
  'unknown-product': 422,
  'currency-mismatch': 422,
  'unknown-shipping-method': 422,
  'discount-not-applicable': 422,
  'out-of-stock': 409,
  'price-changed': 409,
  'order-denied': 422,
  'external-reference-taken': 409,
  'insufficient-scope': 403,
  'idempotency-key-reused': 422,
  'order-not-found': 404,
} as const satisfies { readonly [Kind in PlaceOrderRefusal['kind']]: RefusalStatus };
