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
import type { PrivateOrders, WritePrivateOrders } from '#application/ports';

export const privateOrdersKind: ListKind = {
  entity: 'private-entry',
  prefix: table.projections.privateOrders,
  partition: { pattern: /^\d+$/, about: 'a shard' },
};

/** One list for the shop. */
const theList: PartitionOf = (shard) => String(shard);

export const createPrivateOrders = (place: Place, shards: ShardSchedule): PrivateOrders => {
  const page = createListPage(privateOrdersKind, place, shards);
  return { page: (listing) => page(theList, listing) };
};

export const createWritePrivateOrders = (place: Place, shards: ShardSchedule, pace: Pace): WritePrivateOrders =>
  createListWriter(privateOrdersKind, () => theList, place, shards, pace);
