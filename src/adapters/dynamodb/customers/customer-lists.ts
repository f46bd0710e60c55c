import { type Listed, pageOfListed } from '#adapters/dynamodb/catalog/listed';
import { createCustomerEmailEntity, idsWithEmail } from '#adapters/dynamodb/customers/customer-emails';
import {
  type CustomerEntity,
  createCustomerEntity,
  keyOf,
  listedPartition,
  storedId,
  toCustomer,
} from '#adapters/dynamodb/customers/customers';
import { readBatch } from '#adapters/dynamodb/engine/batch';
import { asStored, keyFields, type Place, rawPage } from '#adapters/dynamodb/engine/entity';
import type { Pace } from '#adapters/dynamodb/engine/retry';
import { reading } from '#adapters/dynamodb/engine/transient';
import type { TableParts } from '#adapters/dynamodb/parts';
import type { CustomerLists, CustomersByEmail } from '#application/ports';
import { type Customer, normalizedEmail } from '#domain/customers/customer';
import type { CustomerId } from '#domain/orders/order';

/** At most 100 records, in any order. */
const readCustomers = async (
  entity: CustomerEntity,
  ids: readonly CustomerId[],
  { pace, consistent }: { readonly pace: Pace; readonly consistent: boolean },
): Promise<readonly Customer[]> => {
  const items = await readBatch(ids.map(keyOf), {
    read: (keys, options) => entity.get(keys).go(options),
    keyOf: (key) => keyOf(storedId(key[keyFields.sk], 'an unprocessed key')),
    consistent,
    pace,
  });
  return items.map(toCustomer);
};

/** The index has the ids of the customers. */
export const createCustomerLists = (place: Place, pace: Pace): CustomerLists => {
  const entity = createCustomerEntity(place);
  const customers: Listed<CustomerId, Customer> = {
    query: async (after, limit) => {
      const all = entity.query.byList({ g1: listedPartition });
      const query = after === undefined ? all : all.gt({ id: after });
      return rawPage(await query.go({ order: 'asc', limit, pager: 'raw', ...asStored } as const));
    },
    keyIn: (entry) => storedId(entry[keyFields.sk], 'a key in the list of customers'),
    read: (ids) => readCustomers(entity, ids, { pace, consistent: false }),
    keyOf: ({ id }) => id,
  };
  return { page: ({ after, limit }) => pageOfListed(customers, { after, limit }) };
};

/** A record that changes between the two reads is compared again. */
export const createCustomersByEmail = ({ place, pace, emailKeyOf }: TableParts): CustomersByEmail => {
  const entity = createCustomerEntity(place);
  const emails = createCustomerEmailEntity(place);
  return {
    find: (email) =>
      reading(async () => {
        const compared = normalizedEmail(email);
        const ids = await idsWithEmail(emails, emailKeyOf(compared));
        if (ids.length === 0) return [];
        const customers = await readCustomers(entity, ids, { pace, consistent: true });
        return customers
          .filter((customer) => customer.email !== null && normalizedEmail(customer.email) === compared)
          .toSorted((left, right) => (left.id < right.id ? -1 : 1));
      }),
  };
};
