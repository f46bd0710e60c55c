import * as z from 'zod/mini';
import type { Answered, Representation } from '#adapters/http/operation';
import { type MembersFor, type Replied, replySchema } from '#adapters/http/reply-schema';
import { AddressBody, addressBody } from '#adapters/http/representations/orders/order';
import { LocaleText } from '#adapters/http/schemas/codes';
import { type Caller, mayRead } from '#domain/access/caller';
import { type Customer, readersOfCustomer } from '#domain/customers/customer';

type CustomerMember = Exclude<keyof Customer, 'id'> | 'customerId';

export const CustomerBody = replySchema(() =>
  z
    .object({
      customerId: z.string(),
      name: z.nullable(z.string()),
      email: z.nullable(z.string()),
      locale: z.nullable(LocaleText).check(z.describe('The language of letters; null: the shop’s.')),
      vatId: z.nullable(z.string()),
      addresses: z.array(AddressBody()),
      notes: z.optional(z.nullable(z.string())).check(z.describe('Only staff get this member.')),
      version: z.int().check(z.gte(1), z.describe('Counts the changes; 1 again after the record was deleted.')),
    } satisfies MembersFor<CustomerMember>)
    .check(z.meta({ id: 'Customer', description: 'What the shop stores about a person, beside their orders.' })),
);

/** The record for this caller: members for staff alone are left out for a customer. */
export const customerBody = (customer: Customer, caller: Caller): Replied<typeof CustomerBody> => ({
  customerId: customer.id,
  name: customer.name,
  email: customer.email,
  locale: customer.locale,
  vatId: customer.vatId,
  addresses: customer.addresses.map((address) => addressBody(address)),
  ...(mayRead(caller, readersOfCustomer.notes) ? { notes: customer.notes } : {}),
  version: customer.version,
});

export const customerReply = (customer: Customer, { caller }: Answered): Representation => ({
  body: customerBody(customer, caller),
  headers: { etag: `"${customer.version}"` },
});
