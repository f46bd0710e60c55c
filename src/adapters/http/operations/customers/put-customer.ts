import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { AddressText, addressOf } from '#adapters/http/operations/orders/cart';
import { CustomerBody, customerReply } from '#adapters/http/representations/customers/customer';
import { LocaleText } from '#adapters/http/schemas/codes';
import { newCustomerIdParameter } from '#adapters/http/schemas/customers';
import { Note } from '#adapters/http/schemas/orders';
import { Email } from '#adapters/http/schemas/people';
import { text } from '#adapters/http/schemas/text';
import { putCustomer } from '#application/customers/put-customer';
import { bounds } from '#domain/bounds';
import type { CustomerFields } from '#domain/customers/customer';

export const putCustomerOperation = defineOperation({
  id: 'putCustomer',
  method: 'PUT',
  path: '/v1/customers/{customerId}',
  tag: 'Customers',
  summary: 'Create the record of a customer or replace it',
  description:
    'A field that is missing is stored as null; the same fields again change nothing. Customers write their own record: the `notes` of staff stay as they are, and a customer who sends them is refused with `insufficient-scope`. Several customers may have one email address.',
  access: { scope: 'customers:write', who: 'customer or staff' },
  commandHeaders: { idempotencyKey: 'none', ifMatch: 'optional' },
  request: {
    path: { customerId: newCustomerIdParameter },
    body: z.strictObject({
      name: z.optional(z.nullable(text(bounds.nameLength))),
      email: z.optional(z.nullable(Email)),
      locale: z.optional(z.nullable(LocaleText)).check(z.describe('The language of letters; default: the shop’s.')),
      vatId: z
        .optional(z.nullable(text(bounds.vatIdLength)))
        .check(z.describe('As the customer states it. It is not checked.')),
      addresses: z.optional(z.nullable(z.array(AddressText).check(z.maxLength(bounds.addressesPerCustomer)))),
      notes: z.optional(z.nullable(Note)).check(z.describe('Only staff read and write them.')),
    } satisfies { readonly [Field in keyof CustomerFields]: z.ZodMiniType }),
    example: {
      name: 'Ada Lovelace',
      email: 'ada@example.com',
      locale: 'de',
      vatId: 'DE123456789',
      addresses: [{ name: 'Ada Lovelace', line1: 'Hauptstr. 1', postalCode: '10115', city: 'Berlin', country: 'DE' }],
    },
  },
  toCommand: ({ path, body }) => ({
    id: path.customerId,
    name: body.name ?? null,
    email: body.email ?? null,
    locale: body.locale ?? null,
    vatId: body.vatId ?? null,
    addresses: (body.addresses ?? []).map(addressOf),
    notes: body.notes,
  }),
  reply: {
    status: 200,
    otherStatus: { status: 201, description: 'The record was created.' },
    description: 'The record existed. Its fields are replaced.',
    body: CustomerBody,
    headers: ['ETag'],
    represent: ({ thing, created }, answered) => ({ ...customerReply(thing, answered), status: created ? 201 : 200 }),
  },
  refusals: { 'customer-not-found': 404, 'insufficient-scope': 403, 'version-mismatch': 412 },
  useCase: putCustomer,
});
