import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createAwaitedOrders } from '#adapters/dynamodb/awaited-orders';
import { createCommit } from '#adapters/dynamodb/commit';
import { createDiscounts } from '#adapters/dynamodb/discounts';
import { createExternalReferences } from '#adapters/dynamodb/external-references';
import { once } from '#adapters/dynamodb/once';
import { createOrderLists, type TagsOf } from '#adapters/dynamodb/order-lists';
import { createOrderBatches, createOrders } from '#adapters/dynamodb/orders';
import { createProductLists } from '#adapters/dynamodb/product-lists';
import { createProducts } from '#adapters/dynamodb/products';
import { createReadiness } from '#adapters/dynamodb/readiness';
import { createReceipts } from '#adapters/dynamodb/receipts';
import { createRemoveOrder } from '#adapters/dynamodb/remove-order';
import { type Pace, usualPace } from '#adapters/dynamodb/retry';
import { checkedSchedule, oneShard, type ShardSchedule } from '#adapters/dynamodb/shards';
import type { Ports } from '#application/ports';

export type DynamoConfig = {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly tagsOf: TagsOf;
  /** One shard unless told. */
  readonly shards?: ShardSchedule | undefined;
  readonly pace?: Pace | undefined;
};

type Stored =
  | 'orders'
  | 'orderLists'
  | 'orderBatches'
  | 'awaitedOrders'
  | 'externalReferences'
  | 'products'
  | 'productLists'
  | 'discounts'
  | 'receipts'
  | 'commit'
  | 'removeOrder'
  | 'readiness';

/** The ports that are kept in the table, each made on first use: a function that needs one builds one. */
export type DynamoPorts = { readonly [Name in Stored]: () => Ports[Name] };

export const createDynamoPorts = ({
  client,
  table,
  tagsOf,
  shards = oneShard,
  pace = usualPace,
}: DynamoConfig): DynamoPorts => {
  const place = { client, table };
  const schedule = checkedSchedule(shards);
  return {
    orders: once(() => createOrders(place)),
    orderLists: once(() => createOrderLists(place, schedule, tagsOf)),
    orderBatches: once(() => createOrderBatches(place, pace)),
    awaitedOrders: once(() => createAwaitedOrders(place, schedule)),
    externalReferences: once(() => createExternalReferences(place)),
    products: once(() => createProducts(place, pace)),
    productLists: once(() => createProductLists(place, pace)),
    discounts: once(() => createDiscounts(place)),
    receipts: once(() => createReceipts(place)),
    commit: once(() => createCommit(place, schedule, pace)),
    removeOrder: once(() => createRemoveOrder(place, pace)),
    readiness: once(() => createReadiness(place)),
  };
};
