import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { table as definition } from '#adapters/dynamodb/table';

/** Where an entity lives. */
export type Place = { readonly client: DynamoDBClient; readonly table: string };

/**
 * What every entity is built with. ElectroDB marks each item with its entity and a version of its model: short names
 * for both, and the version stays 1, as an item of another one would read like a missing item. How items are laid out
 * is told by the schema number of our own, which is checked aloud.
 */
export const builtWith = ({ client, table }: Place) => ({
  client,
  table,
  identifiers: { entity: 'e', version: 'v' },
});

export const modelOf = (entity: string) => ({ entity, version: '1', service: 'shop' });

/**
 * A key that is a prefix and one attribute, which is not stored a second time as it has the key's own field. Without
 * `casing` ElectroDB would turn it to lower case.
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

/** What comes back from the table, by its short names. */
export type Item = Readonly<Record<string, unknown>>;

/** Items are read raw, because ElectroDB drops what it does not recognise, and errors as the client threw them. */
export const asStored = { data: 'raw', originalErr: true } as const;

/** The part of a raw answer that we read, which ElectroDB's types leave out. */
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
 * An item by the long names of its entity, each value as it is stored: ElectroDB's own way would walk through a text
 * that should be a list. Fields that the entity does not know, such as its marks, are left out.
 */
export const renamed = (attributes: Attributes, item: Item): Item => {
  const named: Record<string, unknown> = {};
  for (const [name, { field = name }] of Object.entries(attributes))
    if (item[field] !== undefined) named[name] = item[field];
  return named;
};

/** How an item is called in an error: its key, which tells no person. */
export const nameOf = (item: Item): string => `stored item ${String(item[keyFields.pk])} ${String(item[keyFields.sk])}`;
