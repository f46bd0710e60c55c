import type { Readers } from '#domain/access/readers';
import type { Locale } from '#domain/locale';
import { namesOf } from '#domain/names';
import type { CustomerId } from '#domain/orders/order';
import type { Address } from '#domain/orders/private-data';
import { sameData } from '#domain/same-data';

/** The record of a person. Every field but the id is personal and can be erased. */
export type Customer = {
  /** A pseudonym: orders have it for ever. */
  readonly id: CustomerId;
  readonly name: string | null;
  readonly email: string | null;
  /** The language of letters; null: the shop's. */
  readonly locale: Locale | null;
  readonly vatId: string | null;
  readonly addresses: readonly Address[];
  readonly notes: string | null;
  /** Counts the changes; 1 again after the record was deleted. */
  readonly version: number;
};

export type CustomerFields = Omit<Customer, 'id' | 'version'>;

/** The roles that read and change each field. */
export const readersOfCustomer = {
  name: 'customer or staff',
  email: 'customer or staff',
  locale: 'customer or staff',
  vatId: 'customer or staff',
  addresses: 'customer or staff',
  notes: 'staff',
} as const satisfies { readonly [Field in keyof CustomerFields]: Readers };

/** False: the id is an email address, or looks like one. It would stay in orders after the person was erased. */
export const isPseudonym = (id: string): boolean => !id.includes('@');

/** The form by which addresses are compared. Mail servers tell apart the case of a local part, but no known one uses it. */
export const normalizedEmail = (email: string): string => email.normalize('NFC').toLowerCase();

const fieldNames = namesOf<CustomerFields>({
  name: true,
  email: true,
  locale: true,
  vatId: true,
  addresses: true,
  notes: true,
});

/** True if two records have the same fields. Ids and versions do not count. */
export const sameCustomer = (left: CustomerFields, right: CustomerFields): boolean =>
  fieldNames.every((name) => sameData(left[name], right[name]));
