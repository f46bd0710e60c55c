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
import { table } from '#adapters/dynamodb/table';
import type { OrdersBySku, SkuEntry, WriteOrdersBySku } from '#application/ports';
import type { Sku } from '#domain/catalog/product';
import { idAtPosition, listPositionOf, newestFirst, type OrderId } from '#domain/orders/order-id';

/** The layout of a stored entry. An item of another layout is faulty. */
export const skuEntrySchema = 1;

/** An entry has only its key: an order with its place in the list of a sku. */
const attributes = {
  partition: { type: 'string', field: keyFields.pk, required: true, readOnly: true },
  position: { type: 'string', field: keyFields.sk, required: true, readOnly: true },
  schema: { type: 'number', field: 'z', required: true },
} as const;

const prefixes = { partition: table.projections.ordersBySku, position: 'o#' } as const;

export const createSkuEntryEntity = (place: Place) =>
  new Entity(
    {
      model: modelOf('sku-entry'),
      attributes,
      indexes: {
        bySku: {
          pk: composed(keyFields.pk, prefixes.partition, 'partition'),
          sk: composed(keyFields.sk, prefixes.position, 'position'),
        },
      },
    } as const,
    builtWith(place),
  );

type SkuEntryEntity = ReturnType<typeof createSkuEntryEntity>;

/** A partition for each sku and shard. An order is in its shard for life, so its entries never move. */
const partitionOf = (sku: Sku, shard: number): string => `${sku}#${shard}`;

const keyOf = ({ sku, orderId }: SkuEntry, shards: ShardSchedule) => ({
  partition: partitionOf(sku, shardOf(shards, orderId)),
  position: listPositionOf(orderId),
});

const storedEntry = fields({
  partition: behind(prefixes.partition, matching(/^.+#\d+$/, 'a sku and a shard')),
  position: behind(prefixes.position, matching(/^[0-9A-HJKMNP-TV-Z]{17}$/, 'the time, the random part and the tag')),
  schema: schemaIs(skuEntrySchema),
});

const toOrderId = (item: Item): OrderId => idAtPosition(storedEntry(renamed(attributes, item), nameOf(item)).position);

type Range = { readonly first: string; readonly last: string };

/** The newest `count` orders of a partition, from a position to another. */
const readPartition = async (
  entity: SkuEntryEntity,
  partition: string,
  { first, last }: Range,
  count: number,
): Promise<readonly OrderId[]> => {
  const ids: OrderId[] = [];
  let from: Item | undefined;
  do {
    const query = entity.query.bySku({ partition }).between({ position: first }, { position: last });
    // The raw pager takes a raw start key, which ElectroDB's types leave out.
    const cursor = (from ?? null) as string | null;
    const page = await query.go({ order: 'desc', pager: 'raw', ...asStored, limit: count - ids.length, cursor });
    const { items, lastKey } = rawPage(page);
    ids.push(...items.map(toOrderId));
    from = lastKey;
  } while (from !== undefined && ids.length < count);
  return ids;
};

const highestTag = 'Z'.repeat(7);

/** The shards of a sku are read at once. Each gives a page, of which the newest orders are the page of the list. */
export const createOrdersBySku = (place: Place, shards: ShardSchedule): OrdersBySku => {
  const entity = createSkuEntryEntity(place);
  return {
    page: ({ sku, after, limit, ...times }) =>
      reading(async () => {
        const stretch = listedStretch({ ...times, limit, after });
        if (stretch === undefined) return { items: [], next: null };
        const newest = `${stretch.last}${highestTag}`;
        const position = after === undefined ? newest : listPositionOf(after);
        const range = { first: stretch.first, last: position < newest ? position : newest };
        // One more shows whether a page follows, and the position itself is read again.
        const count = limit + (after === undefined ? 1 : 2);
        const partitions = shardsBetween(shards, stretch.from, stretch.to).map((shard) => partitionOf(sku, shard));
        const read = await Promise.all(partitions.map((partition) => readPartition(entity, partition, range, count)));
        const ids = read.flat().filter((id) => id !== after);
        const items = ids.toSorted(newestFirst).slice(0, limit);
        return { items, next: ids.length > limit ? (items.at(-1) ?? null) : null };
      }),
  };
};

/** Puts and deletes entries without conditions. */
export const createWriteOrdersBySku = (place: Place, shards: ShardSchedule, pace: Pace): WriteOrdersBySku => {
  const entity = once(() => createSkuEntryEntity(place));
  const nameIn = ({ partition, position }: ReturnType<typeof keyOf>): string =>
    `${prefixes.partition}${partition} ${prefixes.position}${position}`;
  return async (entries) => {
    const keys = (isListed: boolean) =>
      entries.filter((entry) => entry.isListed === isListed).map((entry) => keyOf(entry, shards));
    const puts = keys(true).map((key) => ({ ...key, schema: skuEntrySchema }));
    await writeAll(puts, { write: (items) => entity().put(items), keyOf: nameIn }, pace);
    await writeAll(keys(false), { write: (items) => entity().delete(items), keyOf: nameIn }, pace);
  };
};
