import { Entity } from 'electrodb';
import {
  asStored,
  builtWith,
  composed,
  keyFields,
  modelOf,
  nameOf,
  type Place,
  rawPage,
  renamed,
} from '#adapters/dynamodb/engine/entity';
import { itemWrite, type Step } from '#adapters/dynamodb/engine/step';
import { behind, fields, matching, schemaIs } from '#adapters/dynamodb/engine/stored';
import { table } from '#adapters/dynamodb/table';
import { customerId } from '#adapters/dynamodb/values';
import { bounds } from '#domain/bounds';
import type { CustomerId } from '#domain/orders/order';

/** The layout of an entry. An item of another layout is faulty. */
export const customerEmailSchema = 1;

/** An entry that a customer has an address: the key has an HMAC of the address, and the entry nothing else. */
export const createCustomerEmailEntity = (place: Place) =>
  new Entity(
    {
      model: modelOf('customer-email'),
      attributes: {
        email: { type: 'string', field: keyFields.pk, required: true, readOnly: true },
        customerId: { type: 'string', field: keyFields.sk, required: true, readOnly: true },
        schema: { type: 'number', field: 'z', required: true },
      },
      indexes: {
        byEmail: {
          pk: composed(keyFields.pk, table.customers, 'email'),
          sk: composed(keyFields.sk, 'e#', 'customerId'),
        },
      },
    } as const,
    builtWith(place),
  );

export type CustomerEmailEntity = ReturnType<typeof createCustomerEmailEntity>;

export const storedCustomerEmail = fields({
  email: behind(table.customers, matching(/^[\w-]{22}$/, 'the key of an email address')),
  customerId: behind('e#', customerId),
  schema: schemaIs(customerEmailSchema),
});

/** Behind every id, which has visible ASCII only. */
const highestId = '\u007f';

/** The customers with an address, by id, at most `bounds.customersPerEmail`. */
export const idsWithEmail = async (entity: CustomerEmailEntity, email: string): Promise<readonly CustomerId[]> => {
  // Between the prefix and the highest id: the partition of a customer with such an id has another kind of item.
  const query = entity.query.byEmail({ email }).between({ customerId: '' }, { customerId: highestId });
  const options = { consistent: true, limit: bounds.customersPerEmail, pager: 'raw', ...asStored } as const;
  const { items } = rawPage(await query.go(options));
  return items.map((item) => storedCustomerEmail(renamed(entity.schema.attributes, item), nameOf(item)).customerId);
};

/** Neither step has a condition: entries are written with their record, whose condition counts. */
const never = (): never => {
  throw new Error('an entry of an email address has no condition');
};

export const emailStep = (entity: CustomerEmailEntity, email: string, id: CustomerId): Step<never> => ({
  leavesTrace: true,
  write: () => itemWrite(entity.put({ email, customerId: id, schema: customerEmailSchema })),
  judge: never,
});

export const emailRemoval = (entity: CustomerEmailEntity, email: string, id: CustomerId): Step<never> => ({
  leavesTrace: true,
  write: () => itemWrite(entity.delete({ email, customerId: id })),
  judge: never,
});
