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
import type { UnsettledOrders, WriteUnsettledOrders } from '#application/ports';

export const unsettledOrdersKind: ListKind = {
  entity: 'unsettled-entry',
  prefix: table.projections.unsettledOrders,
  partition: { pattern: /^\d+$/, about: 'a shard' },
};

/** One list for the shop. */
const theList: PartitionOf = (shard) => String(shard);

export const createUnsettledOrders = (place: Place, shards: ShardSchedule): UnsettledOrders => {
  const page = createListPage(unsettledOrdersKind, place, shards);
  return { page: (listing) => page(theList, listing) };
};

export const createWriteUnsettledOrders = (place: Place, shards: ShardSchedule, pace: Pace): WriteUnsettledOrders =>
  createListWriter(unsettledOrdersKind, () => theList, place, shards, pace);
