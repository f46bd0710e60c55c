import { Entity } from 'electrodb';
import { writeAll } from '#adapters/dynamodb/engine/batch-writes';
import {
  asStored,
  builtWith,
  composed,
  type Item,
  keyFields,
  modelOf,
  nameOf,
  type Place,
  rawPage,
  renamed,
} from '#adapters/dynamodb/engine/entity';
import { once } from '#adapters/dynamodb/engine/once';
import type { Pace } from '#adapters/dynamodb/engine/retry';
import { behind, fields, matching, schemaIs } from '#adapters/dynamodb/engine/stored';
import { reading } from '#adapters/dynamodb/engine/transient';
import { listedStretch } from '#adapters/dynamodb/orders/order-lists';
import { type ShardSchedule, shardOf, shardsBetween } from '#adapters/dynamodb/orders/shards';
import type { StoredItem } from '#adapters/dynamodb/table';
import type { ListEntry, OrderListing, Page } from '#application/ports';
import { idAtPosition, listPositionOf, newestFirst, type OrderId } from '#domain/orders/order-id';

/** The layout of a stored entry. An item of another layout is faulty. */
export const listEntrySchema = 1;

/** The lists of one projection. */
export type ListKind = {
  /** The mark of its items. */
  readonly entity: Extract<StoredItem, `${string}-entry`>;
  /** The prefix of its partitions: the grant of its writer is restricted to it. */
  readonly prefix: string;
  /** The rest of the partition key after the prefix. `about`: a name of it for the error of a faulty item. */
  readonly partition: { readonly pattern: RegExp; readonly about: string };
};

/** The partition of a list in each shard. An order is in its shard for life, so its entries never move. */
export type PartitionOf = (shard: number) => string;

/** An entry has only its key: an order with its place in a list. */
const attributes = {
  partition: { type: 'string', field: keyFields.pk, required: true, readOnly: true },
  position: { type: 'string', field: keyFields.sk, required: true, readOnly: true },
  schema: { type: 'number', field: 'z', required: true },
} as const;

const positions = 'o#';

export const createListEntity = (place: Place, { entity, prefix }: ListKind) =>
  new Entity(
    {
      model: modelOf(entity),
      attributes,
      indexes: {
        byList: {
          pk: composed(keyFields.pk, prefix, 'partition'),
          sk: composed(keyFields.sk, positions, 'position'),
        },
      },
    } as const,
    builtWith(place),
  );

type ListEntity = ReturnType<typeof createListEntity>;

/** Parses an entry with the names of its attributes. */
export const storedEntry = ({ prefix, partition }: ListKind) =>
  fields({
    partition: behind(prefix, matching(partition.pattern, partition.about)),
    position: behind(positions, matching(/^[0-9A-HJKMNP-TV-Z]{17}$/, 'the time, the random part and the tag')),
    schema: schemaIs(listEntrySchema),
  });

type Range = { readonly first: string; readonly last: string };

/** The newest `count` items of a partition, from a position to another. */
const readPartition = async (
  entity: ListEntity,
  partition: string,
  { first, last }: Range,
  count: number,
): Promise<readonly Item[]> => {
  const found: Item[] = [];
  let from: Item | undefined;
  do {
    const query = entity.query.byList({ partition }).between({ position: first }, { position: last });
    // The raw pager takes a raw start key, which ElectroDB's types leave out.
    const cursor = (from ?? null) as string | null;
    const page = await query.go({ order: 'desc', pager: 'raw', ...asStored, limit: count - found.length, cursor });
    const { items, lastKey } = rawPage(page);
    found.push(...items);
    from = lastKey;
  } while (from !== undefined && found.length < count);
  return found;
};

const highestTag = 'Z'.repeat(7);

export type Listing = Pick<OrderListing, 'placedFrom' | 'placedTo' | 'after' | 'limit'>;
type ListPage = (partitionOf: PartitionOf, listing: Listing) => Promise<Page<OrderId, OrderId>>;

/** The shards of a list are read at once. Each gives a page, of which the newest orders are the page of the list. */
export const createListPage = (kind: ListKind, place: Place, shards: ShardSchedule): ListPage => {
  const entity = createListEntity(place, kind);
  const parse = storedEntry(kind);
  const toOrderId = (item: Item): OrderId => idAtPosition(parse(renamed(attributes, item), nameOf(item)).position);
  return (partitionOf, { after, limit, ...times }) =>
    reading(async () => {
      const stretch = listedStretch({ ...times, limit, after });
      if (stretch === undefined) return { items: [], next: null };
      const newest = `${stretch.last}${highestTag}`;
      const position = after === undefined ? newest : listPositionOf(after);
      const range = { first: stretch.first, last: position < newest ? position : newest };
      // One more shows whether a page follows, and the position itself is read again.
      const count = limit + (after === undefined ? 1 : 2);
      const partitions = shardsBetween(shards, stretch.from, stretch.to).map(partitionOf);
      const read = await Promise.all(partitions.map((partition) => readPartition(entity, partition, range, count)));
      const ids = read
        .flat()
        .map(toOrderId)
        .filter((id) => id !== after);
      const items = ids.toSorted(newestFirst).slice(0, limit);
      return { items, next: ids.length > limit ? (items.at(-1) ?? null) : null };
    });
};

/** Puts and deletes the entries of lists without conditions. */
export const createListWriter = <Entry extends ListEntry>(
  kind: ListKind,
  listOf: (entry: Entry) => PartitionOf,
  place: Place,
  shards: ShardSchedule,
  pace: Pace,
): ((entries: readonly Entry[]) => Promise<void>) => {
  const entity = once(() => createListEntity(place, kind));
  const keyOf = (entry: Entry) => ({
    partition: listOf(entry)(shardOf(shards, entry.orderId)),
    position: listPositionOf(entry.orderId),
  });
  const nameIn = ({ partition, position }: ReturnType<typeof keyOf>): string =>
    `${kind.prefix}${partition} ${positions}${position}`;
  return async (entries) => {
    const keys = (isListed: boolean) => entries.filter((entry) => entry.isListed === isListed).map(keyOf);
    const puts = keys(true).map((key) => ({ ...key, schema: listEntrySchema }));
    await writeAll(puts, { write: (items) => entity().put(items), keyOf: nameIn }, pace);
    await writeAll(keys(false), { write: (items) => entity().delete(items), keyOf: nameIn }, pace);
  };
};
