import {
  DescribeTableCommand,
  type GlobalSecondaryIndexDescription,
  type KeySchemaElement,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import type { Place } from '#adapters/dynamodb/engine/entity';
import { isTransient } from '#adapters/dynamodb/engine/transient';
import { table } from '#adapters/dynamodb/table';
import type { Readiness } from '#application/ports';

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

/** The faults of a table's deployment, by name. Messages of DynamoDB are not shown: they may name other resources. */
export const createReadiness = ({ client, table: name }: Place): Readiness => ({
  faults: async () => {
    try {
      const { Table } = await client.send(new DescribeTableCommand({ TableName: name }));
      return faultsOf(Table);
    } catch (error) {
      if (error instanceof Error && error.name === 'ResourceNotFoundException') return ['table-missing'];
      if (error instanceof Error && error.name === 'AccessDeniedException') return ['table-access-denied'];
      if (isTransient(error)) return ['table-unreachable'];
      throw error;
    }
  },
});
