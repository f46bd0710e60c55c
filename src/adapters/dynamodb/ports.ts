import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createDiscounts } from '#adapters/dynamodb/catalog/discounts';
import { createProductLists } from '#adapters/dynamodb/catalog/product-lists';
import { createProducts } from '#adapters/dynamodb/catalog/products';
import { createCommit } from '#adapters/dynamodb/commit';
import { once } from '#adapters/dynamodb/engine/once';
import { type Pace, usualPace } from '#adapters/dynamodb/engine/retry';
import { createAwaitedOrders } from '#adapters/dynamodb/orders/awaited-orders';
import { createExternalReferences } from '#adapters/dynamodb/orders/external-references';
import { createOrderLists, type TagsOf } from '#adapters/dynamodb/orders/order-lists';
import { createOrderBatches, createOrders } from '#adapters/dynamodb/orders/orders';
import { createRemoveOrder } from '#adapters/dynamodb/orders/remove-order';
import { checkedSchedule, oneShard, type ShardSchedule } from '#adapters/dynamodb/orders/shards';
import { createReceipts } from '#adapters/dynamodb/receipts';
import { createReadiness } from '#adapters/dynamodb/service/readiness';
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
