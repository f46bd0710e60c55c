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
import type { FacetEntry, OrdersByFacet, WriteOrdersByFacet } from '#application/ports';

export const ordersByFacetKind: ListKind = {
  entity: 'sku-entry',
  prefix: table.projections.ordersByFacet,
  partition: { pattern: /^.+#\d+$/, about: 'a facet and a shard' },
};

/** A list for each facet. */
const listOf =
  ({ facet }: Pick<FacetEntry, 'facet'>): PartitionOf =>
  (shard) =>
    `${facet}#${shard}`;

export const createOrdersByFacet = (place: Place, shards: ShardSchedule): OrdersByFacet => {
  const page = createListPage(ordersByFacetKind, place, shards);
  return { page: ({ facet, ...listing }) => page(listOf({ facet }), listing) };
};

export const createWriteOrdersByFacet = (place: Place, shards: ShardSchedule, pace: Pace): WriteOrdersByFacet =>
  createListWriter<FacetEntry>(ordersByFacetKind, listOf, place, shards, pace);
