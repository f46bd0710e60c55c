import type { Place } from '#adapters/dynamodb/engine/entity';
import type { Pace } from '#adapters/dynamodb/engine/retry';
import type { TagsOf } from '#adapters/dynamodb/orders/order-lists';
import type { ShardSchedule } from '#adapters/dynamodb/orders/shards';

/** The dependencies of the adapters of the table. */
export type TableParts = {
  readonly place: Place;
  readonly shards: ShardSchedule;
  readonly tagsOf: TagsOf;
  /** The key of the entries of an email address, made with a secret: it does not reveal the address. */
  readonly emailKeyOf: (email: string) => string;
  readonly pace: Pace;
  /** True: the readiness check also writes an item. */
  readonly probesWrites: boolean;
};
