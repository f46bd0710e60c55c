import * as z from 'zod/mini';
import type { RefusalStatus } from '#adapters/http/operation';
import { addressOf, CartFields, cartOf } from '#adapters/http/operations/orders/cart';
import { AmountInput } from '#adapters/http/schemas/amounts';
import { LocaleText } from '#adapters/http/schemas/codes';
import { Metadata } from '#adapters/http/schemas/metadata';
import { Note, Tags } from '#adapters/http/schemas/orders';
import { PaymentFields, PaymentMethod } from '#adapters/http/schemas/payments';
import { Email, PseudonymText } from '#adapters/http/schemas/people';
import { text } from '#adapters/http/schemas/text';
import type { PlaceOrder, PlaceOrderRefusal } from '#application/orders/place-order';
import { bounds } from '#domain/bounds';
import { type ContactField, contactFields } from '#domain/customers/contact';
import type { PrivateData, StaffField } from '#domain/orders/private-data';
import { manualProvider } from '#domain/payments/payment';

export const PlaceOrderBody = z.strictObject({
  ...CartFields,
  customerId: z
    .optional(z.nullable(PseudonymText))
    .check(z.describe('The customer for whom staff place the order. Customers place orders for themselves.')),
  email: z.optional(z.nullable(Email)),
  expectedTotalAmount: z
    .optional(z.nullable(AmountInput()))
    .check(
      z.describe(
        'The total that the customer has seen. If the current total differs, the order is refused with the new quote.',
      ),
    ),
  payment: z
    .optional(
      z.nullable(
        z.strictObject({
          ...PaymentFields,
          method: PaymentMethod.check(
            z.refine((method) => method !== manualProvider, 'must be a token; record a manual payment with payOrder'),
          ),
        }),
      ),
    )
    .check(
      z.describe(
        'Pays the whole order with its placement. If it is declined, the order is placed all the same and waits for another payment. Ignored if the order is free. Staff need the scope payments:write.',
      ),
    ),
  externalReference: z.optional(z.nullable(text(bounds.externalReferenceLength))),
  note: z.optional(z.nullable(Note)),
  tags: z.optional(Tags),
  metadata: z.optional(Metadata),
  locale: z
    .optional(z.nullable(LocaleText))
    .check(z.describe('The language of the order’s letters; default: the shop’s.')),
  useCustomerRecord: z
    .optional(z.boolean())
    .check(
      z.describe(
        'True: an `email`, a `shippingAddress` or a `locale` that the request does not name is taken from the record of the customer, the address from the first of its `addresses`. It decides tax and shipping then; a quote does not know it, so quote with the address. A field that is null stays empty, and so do all without a record. The order does not follow later changes of the record, and a repetition of the request gets the first order. Staff need the scope customers:read.',
      ),
    ),
});

type PlaceOrderFields = z.output<typeof PlaceOrderBody>;

/** How each field of the private data is read from the body. Undefined: it is empty, and needs no revision. */
const privateFields: {
  readonly [Field in Exclude<keyof PrivateData, StaffField | 'paymentMethods'>]: (
    body: PlaceOrderFields,
  ) => PrivateData[Field] | undefined;
} = {
  email: ({ email }) => email ?? undefined,
  shippingAddress: ({ shippingAddress }) => (shippingAddress ? addressOf(shippingAddress) : undefined),
  note: ({ note }) => note ?? undefined,
  tags: ({ tags }) => (tags?.length ? tags : undefined),
  metadata: ({ metadata }) => (metadata && Object.keys(metadata).length > 0 ? metadata : undefined),
  locale: ({ locale }) => locale ?? undefined,
};

const privateDataOf = (body: PlaceOrderFields): Partial<PrivateData> =>
  Object.fromEntries(
    Object.entries(privateFields)
      .map(([field, read]) => [field, read(body)] as const)
      .filter(([, value]) => value !== undefined),
  );

/** The contact data that a body wants from the record of its customer: what it does not name. Null is a name for nothing. */
const fromRecordOf = (body: PlaceOrderFields): readonly ContactField[] =>
  body.useCustomerRecord === true ? contactFields.filter((field) => body[field] === undefined) : [];

export const placeOrderOf = (body: PlaceOrderFields): PlaceOrder => ({
  ...cartOf(body),
  customerId: body.customerId ?? undefined,
  private: privateDataOf(body),
  fromRecord: fromRecordOf(body),
  expectedTotalAmount: body.expectedTotalAmount ?? undefined,
  externalReference: body.externalReference ?? null,
  payment: body.payment ? { method: body.payment.method, capture: body.payment.capture ?? 'automatic' } : undefined,
});

/** Placing one order, alone or in a batch: an Idempotency-Key has the same scope in both. */
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
  'provider-unavailable': 503,
} as const satisfies { readonly [Kind in PlaceOrderRefusal['kind']]: RefusalStatus };
