import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { table as definition, type StoredItem } from '#adapters/dynamodb/table';

/** The client and table of an entity. */
export type Place = { readonly client: DynamoDBClient; readonly table: string };

/**
 * The options of every entity. ElectroDB stores the entity and a model version in each item, here in short attributes.
 * The version stays 1, because ElectroDB reads an item of another version as missing. Our own schema number shows the
 * layout of an item; an unknown number throws.
 */
export const builtWith = ({ client, table }: Place) => ({
  client,
  table,
  identifiers: { entity: 'e', version: 'v' },
});

export const modelOf = (entity: StoredItem) => ({ entity, version: '1', service: 'shop' });

/**
 * A key of a prefix and one attribute. The attribute is stored only in the field of the key. Without `casing` ElectroDB
 * would convert the key to lower case.
 */
export const composed = <const Attribute extends string>(field: string, prefix: string, attribute: Attribute) =>
  ({
    field,
    composite: [attribute] as const,
    template: `${prefix}$\{${attribute}}`,
    casing: 'none',
  }) as const;

export const keyFields = {
  pk: definition.partitionKey,
  sk: definition.sortKey,
  g1: definition.index.partitionKey,
  index: definition.index.name,
} as const;

/** A stored item with its short attribute names. */
export type Item = Readonly<Record<string, unknown>>;

/** Items are read raw, because ElectroDB drops unknown attributes; errors stay as the client threw them. */
export const asStored = { data: 'raw', originalErr: true } as const;

/** The part of a raw answer that we read; ElectroDB's types do not have it. */
type RawAnswer = {
  readonly data: {
    readonly Item?: Item;
    readonly Items?: readonly Item[];
    readonly LastEvaluatedKey?: Item;
  } | null;
};

export const rawItem = (answer: unknown): Item | undefined => (answer as RawAnswer).data?.Item;

export type RawPage = { readonly items: readonly Item[]; readonly lastKey: Item | undefined };

export const rawPage = (answer: unknown): RawPage => {
  const { data } = answer as RawAnswer;
  return { items: data?.Items ?? [], lastKey: data?.LastEvaluatedKey };
};

type Attributes = Readonly<Record<string, { readonly field?: string }>>;

/**
 * An item with the long attribute names of its entity and unchanged values. ElectroDB's own conversion would accept a
 * text in place of a list. Unknown fields, such as ElectroDB's own, are left out.
 */
export const renamed = (attributes: Attributes, item: Item): Item => {
  const named: Record<string, unknown> = {};
  for (const [name, { field = name }] of Object.entries(attributes))
    if (item[field] !== undefined) named[name] = item[field];
  return named;
};

/** The name of an item in errors: its key, which has no personal data. */
export const nameOf = (item: Item): string => `stored item ${String(item[keyFields.pk])} ${String(item[keyFields.sk])}`;
