import { asStored, type Item, keyFields, type Place, rawPage } from '#adapters/dynamodb/engine/entity';
import { reading } from '#adapters/dynamodb/engine/transient';
import { createOrderEntity, keyOf, type Lane, toOrderId } from '#adapters/dynamodb/orders/orders';
import { type ShardSchedule, shardOf, shardsBetween } from '#adapters/dynamodb/orders/shards';
import type { AwaitedOrders } from '#application/ports';
import { firstInstantOfIds, type OrderId, timeSymbolsOf } from '#domain/orders/order-id';

const lane: Lane = 'p';

/** The key of a position in the index. A query continues after it even if the order is deleted. */
const startKeyOf = (id: OrderId, g1: string): Item => {
  const { tag, moment } = keyOf(id);
  return { [keyFields.pk]: `c#${tag}`, [keyFields.sk]: `o#${moment}`, [keyFields.g1]: g1 };
};

/** Reads the shards of the lane one after the other, each from its oldest order on. */
export const createAwaitedOrders = (place: Place, schedule: ShardSchedule): AwaitedOrders => {
  const entity = createOrderEntity(place);

  const readShard = async (shard: number, placedTo: number, after: OrderId | undefined, limit: number) => {
    const g1 = `${lane}#${shard}`;
    const [first, last] = [`${timeSymbolsOf(firstInstantOfIds)}00`, `${timeSymbolsOf(placedTo)}ZZ`];
    const ids: OrderId[] = [];
    let from = after === undefined ? undefined : startKeyOf(after, g1);
    do {
      const query = entity.query.byLane({ g1 }).between({ moment: first }, { moment: last });
      // The raw pager takes a raw start key, which ElectroDB's types leave out.
      const cursor = (from ?? null) as string | null;
      const page = await query.go({ order: 'asc', pager: 'raw', ...asStored, limit: limit - ids.length, cursor });
      const { items, lastKey } = rawPage(page);
      ids.push(...items.map(toOrderId));
      from = lastKey;
    } while (from !== undefined && ids.length < limit);
    return { ids, isEnd: from === undefined };
  };

  return {
    page: ({ placedTo, after, limit }) =>
      reading(async () => {
        if (placedTo < firstInstantOfIds) return { items: [], next: null };
        const shards = shardsBetween(schedule, firstInstantOfIds, placedTo);
        const items: OrderId[] = [];
        const firstShard = after === undefined ? 0 : shardOf(schedule, after);
        for (const shard of shards.filter((each) => each >= firstShard)) {
          const position = shard === firstShard ? after : undefined;
          const { ids, isEnd } = await readShard(shard, placedTo, position, limit - items.length);
          items.push(...ids);
          const last = items.at(-1);
          if (items.length >= limit && last !== undefined && !(isEnd && shard === shards.at(-1)))
            return { items, next: last };
        }
        return { items, next: null };
      }),
  };
};
