import {
  DescribeTableCommand,
  type GlobalSecondaryIndexDescription,
  type KeySchemaElement,
  PutItemCommand,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import type { Place } from '#adapters/dynamodb/engine/entity';
import { isTransient } from '#adapters/dynamodb/engine/transient';
import type { TableParts } from '#adapters/dynamodb/parts';
import { table } from '#adapters/dynamodb/table';
import { type Readiness, Unavailable } from '#application/ports';

const hasKeys = (keys: readonly KeySchemaElement[] | undefined, hash: string, range: string): boolean =>
  keys?.length === 2 &&
  keys.some(({ AttributeName, KeyType }) => AttributeName === hash && KeyType === 'HASH') &&
  keys.some(({ AttributeName, KeyType }) => AttributeName === range && KeyType === 'RANGE');

const projectsSummary = ({ Projection }: GlobalSecondaryIndexDescription): boolean =>
  Projection?.ProjectionType === 'ALL' ||
  table.index.projected.every((field) => Projection?.NonKeyAttributes?.includes(field));

const faultsOfIndex = (index: GlobalSecondaryIndexDescription | undefined): readonly string[] => {
  if (index === undefined) return ['index-missing'];
  return [
    ...(index.IndexStatus === undefined || index.IndexStatus === 'ACTIVE' ? [] : ['index-not-active']),
    ...(hasKeys(index.KeySchema, table.index.partitionKey, table.index.sortKey) ? [] : ['index-keys-differ']),
    ...(projectsSummary(index) ? [] : ['index-projection-differs']),
  ];
};

const faultsOf = (found: TableDescription | undefined): readonly string[] => [
  // A table that is being updated works as before.
  ...(found?.TableStatus === 'ACTIVE' || found?.TableStatus === 'UPDATING' ? [] : ['table-not-active']),
  ...(hasKeys(found?.KeySchema, table.partitionKey, table.sortKey) ? [] : ['table-keys-differ']),
  ...faultsOfIndex(found?.GlobalSecondaryIndexes?.find(({ IndexName }) => IndexName === table.index.name)),
];

/** A readiness check takes at most this time. */
const checkMs = 1_500;
/** After a write that succeeded, the next checks write nothing for this time. */
const writtenForMs = 10_000;
/** The item that a check writes. It is always the same, and nothing reads it. */
const probe = { [table.partitionKey]: { S: 'ready' }, [table.sortKey]: { S: 'ready' } };

const faultOfError = (error: unknown): string => {
  const { name } = error as { readonly name?: unknown };
  if (name === 'ResourceNotFoundException') return 'table-missing';
  if (name === 'AccessDeniedException') return 'table-access-denied';
  if (isTransient(error) || error instanceof Unavailable) return 'table-unreachable';
  throw error;
};

/**
 * The faults of a table's deployment, by name. Messages of DynamoDB are not shown: they may name other resources. With
 * `probesWrites` a check also writes an item: only a write shows a full disk. See docs/adr/0025.
 */
export const createReadiness = (
  { client, table: name }: Place,
  { pace, probesWrites }: Pick<TableParts, 'pace' | 'probesWrites'>,
): Readiness => {
  let writtenUntil = Number.NEGATIVE_INFINITY;

  const describe = async (abortSignal: AbortSignal): Promise<readonly string[]> => {
    try {
      const { Table } = await client.send(new DescribeTableCommand({ TableName: name }), { abortSignal });
      return faultsOf(Table);
    } catch (error) {
      return [faultOfError(error)];
    }
  };

  const write = async (abortSignal: AbortSignal): Promise<readonly string[]> => {
    if (!probesWrites || pace.now() < writtenUntil) return [];
    try {
      await client.send(new PutItemCommand({ TableName: name, Item: probe }), { abortSignal });
      writtenUntil = pace.now() + writtenForMs;
      return [];
    } catch {
      return ['table-not-writable'];
    }
  };

  return {
    faults: async () => {
      const signal = pace.timeout(checkMs);
      const faults = await describe(signal);
      return faults.length === 0 ? write(signal) : faults;
    },
  };
};
