import { cachedDiscounts } from '#adapters/cache/discounts';
import { cachedProducts } from '#adapters/cache/products';
import type { ShardSchedule } from '#adapters/dynamodb/orders/shards';
import { runContract } from '#test/contract/contract';
import { dynamoWorld, emptiedTable } from '#test/integration/world';

/** The number of shards changes within the lists of most tests. */
const manyShards: ShardSchedule = [
  { from: 0, shards: 2 },
  { from: Date.UTC(2026, 10, 21, 10, 3), shards: 5 },
];

runContract('dynamodb in shards, behind a cache', async (wishes = {}) => {
  const world = await dynamoWorld({ ...wishes, shards: manyShards, table: await emptiedTable() });
  const { ports, clock } = world;
  const cached = {
    products: cachedProducts(ports.products, clock),
    discounts: cachedDiscounts(ports.discounts, clock),
  };
  return { ...world, ports: { ...ports, ...cached } };
});
