import { Entity } from 'electrodb';
import {
  asStored,
  builtWith,
  composed,
  type Item,
  keyFields,
  modelOf,
  nameOf,
  type Place,
  rawItem,
  renamed,
} from '#adapters/dynamodb/engine/entity';
import { withoutNulls } from '#adapters/dynamodb/engine/nulls';
import { itemWrite, type Step } from '#adapters/dynamodb/engine/step';
import {
  behind,
  faulty,
  fields,
  listOf,
  orNull,
  type ShapeOf,
  schemaIs,
  text,
  usually,
  whole,
} from '#adapters/dynamodb/engine/stored';
import { reading } from '#adapters/dynamodb/engine/transient';
import { address } from '#adapters/dynamodb/orders/order-revisions';
import { table } from '#adapters/dynamodb/table';
import { customerId, locale } from '#adapters/dynamodb/values';
import type { CustomerChanged, Customers } from '#application/ports';
import type { Customer } from '#domain/customers/customer';
import type { CustomerId } from '#domain/orders/order';
import { sameData } from '#domain/same-data';

/** The layout of a stored record. An item of another layout is faulty. */
export const customerSchema = 1;

type StoredCustomer = Customer & {
  readonly partition: CustomerId;
  readonly g1: string;
  readonly schema: number;
};

const attributes = {
  // Both keys are the id: the first finds the record, the second sorts the list in the index.
  partition: { type: 'string', field: keyFields.pk, required: true, readOnly: true },
  id: { type: 'string', field: keyFields.sk, required: true, readOnly: true },
  g1: { type: 'string', field: keyFields.g1, required: true },
  schema: { type: 'number', field: 'z', required: true },
  version: { type: 'number', field: 'n', required: true },
  // No name is that of a field that the index projects: the index has the key alone, and nothing personal.
  name: { type: 'string', field: 'cn' },
  email: { type: 'string', field: 'ce' },
  locale: { type: 'string', field: 'cl' },
  vatId: { type: 'string', field: 'cv' },
  addresses: { type: 'any', field: 'ca' },
  notes: { type: 'string', field: 'ct' },
} as const satisfies Readonly<Record<keyof StoredCustomer, object>>;

export const createCustomerEntity = (place: Place) =>
  new Entity(
    {
      model: modelOf('customer'),
      attributes,
      indexes: {
        byId: {
          pk: composed(keyFields.pk, table.customers, 'partition'),
          sk: composed(keyFields.sk, table.customers, 'id'),
        },
        byList: {
          index: keyFields.index,
          pk: composed(keyFields.g1, '', 'g1'),
          sk: composed(keyFields.sk, table.customers, 'id'),
        },
      },
    } as const,
    builtWith(place),
  );

export type CustomerEntity = ReturnType<typeof createCustomerEntity>;

export const keyOf = (id: CustomerId) => ({ partition: id, id });

/** The list is one partition of the index: only new and deleted records write to it. */
export const listedPartition = 'a#0';

// ── From what is stored ────────────────────────────────────────────────────────────────────────────────────────────

export const storedId = behind(table.customers, customerId);
const customerShape: ShapeOf<StoredCustomer> = {
  partition: storedId,
  id: storedId,
  g1: text,
  schema: schemaIs(customerSchema),
  version: whole(1),
  name: orNull(text),
  email: orNull(text),
  locale: orNull(locale),
  vatId: orNull(text),
  addresses: usually(listOf(address.parse), []),
  notes: orNull(text),
};
const storedCustomer = fields(customerShape);

export const toCustomer = (item: Item): Customer => {
  const name = nameOf(item);
  const { partition, g1: _, schema: __, ...customer } = storedCustomer(renamed(attributes, item), name);
  return partition === customer.id ? customer : faulty(`${name}.partition`, 'the id');
};

export const createCustomers = (place: Place): Customers => {
  const entity = createCustomerEntity(place);
  return {
    find: (id) =>
      reading(async () => {
        const item = rawItem(await entity.get(keyOf(id)).go({ consistent: true, ...asStored }));
        return item === undefined ? undefined : toCustomer(item);
      }),
  };
};

// ── Writing ────────────────────────────────────────────────────────────────────────────────────────────────────────

type CustomerStep = Step<CustomerChanged>;

/** The whole item of a record; null is not stored. */
export const customerItem = ({ id, addresses, ...customer }: Customer) => ({
  ...keyOf(id),
  g1: listedPartition,
  schema: customerSchema,
  ...withoutNulls({ ...customer, addresses: addresses.length === 0 ? null : addresses.map(address.pack) }),
});

/** `proof`: a write of the same version has written the same entries, also if it was another caller's. */
const changed = (old: Item | undefined, isOurs: (stored: Customer | undefined) => boolean) => {
  const customer = old === undefined ? undefined : toCustomer(old);
  return {
    why: { kind: 'customer-changed', customer },
    ours: isOurs(customer) ? 'proof' : 'no',
  } as const;
};

/** A later version replaces the whole item. */
export const customerStep = (entity: CustomerEntity, customer: Customer): CustomerStep => ({
  leavesTrace: true,
  write: () =>
    itemWrite(
      customer.version === 1
        ? entity.create(customerItem(customer))
        : entity.put(customerItem(customer)).where(({ version }, { eq }) => eq(version, customer.version - 1)),
    ),
  judge: (old) => changed(old, (stored) => stored !== undefined && sameData(stored, customer)),
});

export const customerRemoval = (entity: CustomerEntity, { id, version }: Customer): CustomerStep => ({
  leavesTrace: true,
  write: () => itemWrite(entity.delete(keyOf(id)).where((stored, { eq }) => eq(stored.version, version))),
  judge: (old) => changed(old, (stored) => stored === undefined),
});
