import {
  country,
  fields,
  listOf,
  mapOf,
  nullable,
  optional,
  type Parse,
  text,
  whole,
} from '#adapters/dynamodb/engine/stored';
import type { Address, PrivateChange, Revision } from '#domain/orders/private-data';

type Packed = Readonly<Record<string, unknown>>;

const given = (name: string, value: unknown): Packed => (value === undefined ? {} : { [name]: value });
const present = (name: string, value: unknown): Packed => (value === null ? {} : { [name]: value });

const packAddress = (address: Address): Packed => ({
  n: address.name,
  l: address.line1,
  ...present('m', address.line2),
  ...present('z', address.postalCode),
  c: address.city,
  ...present('r', address.region),
  o: address.country,
});

const storedAddress: Parse<Address> = (value, path) => {
  const shape = { n: text, l: text, m: optional(text), z: optional(text), c: text, r: optional(text), o: country };
  const { n, l, m, z, c, r, o } = fields(shape)(value, path);
  return { name: n, line1: l, line2: m ?? null, postalCode: z ?? null, city: c, region: r ?? null, country: o };
};

/** The client would lose this one name without a word: it sets a prototype where it should set a field. */
const checkedMetadata = (metadata: PrivateChange['metadata']) => {
  if (metadata !== undefined && Object.hasOwn(metadata, '__proto__'))
    throw new RangeError('metadata cannot hold __proto__');
  return metadata;
};

/** Only what the change said; null says that it took something away. */
export const packRevision = ({ version, ...change }: Revision): Packed => ({
  v: version,
  ...given('m', change.email),
  ...given('a', change.shippingAddress && packAddress(change.shippingAddress)),
  ...given('n', change.note),
  ...given('t', change.tags),
  ...given('d', checkedMetadata(change.metadata)),
  ...given('w', change.reason),
});

const storedRevision: Parse<Revision> = (value, path) => {
  const { v, m, a, n, t, d, w } = fields({
    v: whole(1),
    m: optional(nullable(text)),
    a: optional(nullable(storedAddress)),
    n: optional(nullable(text)),
    t: optional(listOf(text)),
    d: optional(mapOf(text)),
    w: optional(text),
  })(value, path);
  const change: PrivateChange = {
    ...(m === undefined ? {} : { email: m }),
    ...(a === undefined ? {} : { shippingAddress: a }),
    ...(n === undefined ? {} : { note: n }),
    ...(t === undefined ? {} : { tags: t }),
    ...(d === undefined ? {} : { metadata: d }),
    ...(w === undefined ? {} : { reason: w }),
  };
  return { ...change, version: v };
};

export const storedRevisions: Parse<readonly Revision[]> = listOf(storedRevision);
