import type { OrdersClient } from '../../../clients/typescript/index';
import type { Customer } from '../types';

/** The record of a customer as its form has it. Addresses are shown, and sent back as they are. */
export type CustomerDraft = {
  readonly name: string;
  readonly email: string;
  /** Empty: the language of the shop. */
  readonly locale: NonNullable<Customer['locale']> | '';
  readonly vatId: string;
  readonly notes: string;
};

export const draftOf = (customer: Customer | null): CustomerDraft => ({
  name: customer?.name ?? '',
  email: customer?.email ?? '',
  locale: customer?.locale ?? '',
  vatId: customer?.vatId ?? '',
  notes: customer?.notes ?? '',
});

const textOrNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** Replaces the record as the page read it. `customer` null: there is none, and must not be one. */
export const putCustomer = (api: OrdersClient, customerId: string, draft: CustomerDraft, customer: Customer | null) =>
  api.PUT('/v1/customers/{customerId}', {
    params: {
      path: { customerId },
      header: customer === null ? { 'If-None-Match': '*' } : { 'If-Match': `"${customer.version}"` },
    },
    body: {
      name: textOrNull(draft.name),
      email: textOrNull(draft.email),
      locale: draft.locale === '' ? null : draft.locale,
      vatId: textOrNull(draft.vatId),
      addresses: customer?.addresses ?? [],
      notes: textOrNull(draft.notes),
    },
  });
