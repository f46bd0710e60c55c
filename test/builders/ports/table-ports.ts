import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createTablePorts } from '#adapters/dynamodb/all-ports';
import type { Pace } from '#adapters/dynamodb/engine/retry';
import type { TagsOf } from '#adapters/dynamodb/orders/order-lists';
import { oneShard, type ShardSchedule } from '#adapters/dynamodb/orders/shards';
import { type Ports, type StoredPort, storedPorts } from '#application/ports';
import { systemPace } from '#infrastructure/pace';
import { testTags } from '#test/builders/order-ids';

/** Every stored port over a table, by default with one shard, without customer tags, and with the secret of tests. */
export const portsOfTable = (wanted: {
  readonly client: DynamoDBClient;
  readonly table: string;
  readonly tagsOf?: TagsOf;
  readonly emailKeyOf?: (email: string) => string;
  readonly shards?: ShardSchedule;
  readonly pace?: Partial<Pace>;
  readonly probesWrites?: boolean;
}) =>
  createTablePorts({
    place: { client: wanted.client, table: wanted.table },
    tagsOf: wanted.tagsOf ?? (() => []),
    emailKeyOf: wanted.emailKeyOf ?? testTags.emailKeyOf,
    shards: wanted.shards ?? oneShard,
    pace: { ...systemPace, ...wanted.pace },
    probesWrites: wanted.probesWrites ?? false,
  });

/** The same ports, each made. */
export const madePortsOfTable = (wanted: Parameters<typeof portsOfTable>[0]): Pick<Ports, StoredPort> => {
  const stored = portsOfTable(wanted);
  // The cast is safe: the list and the type both come from `storedPorts`.
  return Object.fromEntries(storedPorts.map((name) => [name, stored[name]()])) as unknown as Pick<Ports, StoredPort>;
};
