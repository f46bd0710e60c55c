import type { Instant } from '#domain/instant';
import { type OrderId, partsOf } from '#domain/orders/order-id';

/** The number of partitions of a lane for the orders placed at or after `from`. */
export type ShardEpoch = { readonly from: Instant; readonly shards: number };
/** At least one epoch, oldest first. The first one also counts before its time. */
export type ShardSchedule = readonly [ShardEpoch, ...ShardEpoch[]];

export const oneShard: ShardSchedule = [{ from: 0, shards: 1 }];

/** FNV-1a, 32 bits: spreads the ids of one customer or one moment evenly. If it changes, lists miss orders. */
const hashOf = (text: string): number => {
  let hash = 0x811c9dc5;
  for (const symbol of text) hash = Math.imul(hash ^ symbol.charCodeAt(0), 0x01000193);
  return hash >>> 0;
};

/** The shard of a text, such as an id, among those of a moment. */
export const shardAt = (schedule: ShardSchedule, text: string, at: Instant): number => {
  const { shards } = schedule.findLast(({ from }) => from <= at) ?? schedule[0];
  return hashOf(text) % shards;
};

export const shardOf = (schedule: ShardSchedule, id: OrderId): number => shardAt(schedule, id, partsOf(id).at);

/** The shards of the orders placed between two moments. */
export const shardsBetween = (schedule: ShardSchedule, from: Instant, to: Instant): readonly number[] => {
  const touched = schedule.filter((epoch, index) => {
    const until = schedule[index + 1]?.from ?? Number.POSITIVE_INFINITY;
    return (index === 0 || epoch.from <= to) && until > from;
  });
  return Array.from({ length: Math.max(...touched.map(({ shards }) => shards)) }, (_, shard) => shard);
};

/** A schedule, checked. A wrong one is a defect of the configuration. */
export const checkedSchedule = (schedule: ShardSchedule): ShardSchedule => {
  const inOrder = schedule.every(({ from }, index) => index === 0 || from > (schedule[index - 1]?.from ?? from));
  const counted = schedule.every(({ shards }) => Number.isSafeInteger(shards) && shards >= 1 && shards <= 1024);
  if (schedule.length === 0 || !inOrder || !counted)
    throw new RangeError('a shard schedule is in order and counts from 1');
  return schedule;
};
