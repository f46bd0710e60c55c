import type { Place } from '#adapters/dynamodb/engine/entity';
import type { Pace } from '#adapters/dynamodb/engine/retry';
import {
  createListPage,
  createListWriter,
  type ListKind,
  type PartitionOf,
} from '#adapters/dynamodb/orders/listed-orders';
import type { ShardSchedule } from '#adapters/dynamodb/orders/shards';
import { table } from '#adapters/dynamodb/table';
import type { OrdersBySku, SkuEntry, WriteOrdersBySku } from '#application/ports';

export const ordersBySkuKind: ListKind = {
  entity: 'sku-entry',
  prefix: table.projections.ordersBySku,
  partition: { pattern: /^.+#\d+$/, about: 'a sku and a shard' },
};

/** A list for each sku. */
const listOf =
  ({ sku }: Pick<SkuEntry, 'sku'>): PartitionOf =>
  (shard) =>
    `${sku}#${shard}`;

export const createOrdersBySku = (place: Place, shards: ShardSchedule): OrdersBySku => {
  const page = createListPage(ordersBySkuKind, place, shards);
  return { page: ({ sku, ...listing }) => page(listOf({ sku }), listing) };
};

export const createWriteOrdersBySku = (place: Place, shards: ShardSchedule, pace: Pace): WriteOrdersBySku =>
  createListWriter<SkuEntry>(ordersBySkuKind, listOf, place, shards, pace);
