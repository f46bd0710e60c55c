import { createCustomerEmailEntity, customerEmailSchema } from '#adapters/dynamodb/customers/customer-emails';
import { createCustomerEntity, customerItem, toCustomer } from '#adapters/dynamodb/customers/customers';
import type { Item } from '#adapters/dynamodb/engine/entity';
import { perEntity } from '#adapters/dynamodb/engine/template';
import { bounds } from '#domain/bounds';
import { type Customer, isPseudonym, normalizedEmail } from '#domain/customers/customer';
import {
  complete,
  type Destination,
  encoded,
  encoding,
  type Fields,
  type Prepared,
  refuseRow,
  textWithin,
} from '../row';

// Making an entity takes a millisecond.
const customerEntityAt = perEntity(createCustomerEntity);
const customerEmailEntityAt = perEntity(createCustomerEmailEntity);

export const requiredOfCustomer = ['id'] as const;
export const usualOfCustomer = {
  name: null,
  email: null,
  locale: null,
  vatId: null,
  addresses: [],
  notes: null,
  version: 1,
};

export const customerFields = (item: Item): Customer => toCustomer(item);

/** @throws FaultyRow unless it is a pseudonym of visible ASCII */
export const checkCustomerId = (id: unknown): void => {
  const text = textWithin(id, 'customerId', 1, bounds.customerIdLength);
  if (!/^[!-~]+$/.test(text)) refuseRow('customerId has other characters than visible ASCII');
};

const checkBounds = ({ id, name, email, vatId, notes, addresses }: Customer): void => {
  checkCustomerId(id);
  if (!isPseudonym(id)) refuseRow('id looks like an email address: it would stay in orders after the person is erased');
  if (name !== null) textWithin(name, 'name', 1, bounds.nameLength);
  if (email !== null) textWithin(email, 'email', 3, bounds.emailLength);
  if (vatId !== null) textWithin(vatId, 'vatId', 1, bounds.vatIdLength);
  if (notes !== null) textWithin(notes, 'notes', 1, bounds.noteLength);
  if (addresses.length > bounds.addressesPerCustomer)
    refuseRow(`addresses has more than ${bounds.addressesPerCustomer} entries`);
};

/** The entry by which staff find the customer: its key is made with the secret of the table. */
const entryOf = ({ id, email }: Customer, { place, tags }: Destination): readonly Item[] => {
  if (email === null) return [];
  const entry = { email: tags.emailKeyOf(normalizedEmail(email)), customerId: id, schema: customerEmailSchema };
  return [(customerEmailEntityAt(place).put(entry).params() as { readonly Item: Item }).Item];
};

export const prepareCustomer = (fields: Fields, destination: Destination): Prepared => {
  const row = complete(fields, { required: requiredOfCustomer, usual: usualOfCustomer });
  const customer = row as Customer;
  const item = encoding('the customer', () => customerItem(customer));
  const raw = encoded(customerEntityAt(destination.place), item, customerFields, row);
  checkBounds(customer);
  return { name: `customer ${customer.id}`, items: [raw, ...entryOf(customer, destination)] };
};
