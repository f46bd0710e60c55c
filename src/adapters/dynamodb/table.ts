import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { summaryFields } from '#adapters/dynamodb/orders/summary-fields';

/**
 * The one table, as plain data: createTable and the readiness check read it here, and so does the stack that deploys
 * it. Attribute names are short because a kilobyte is a write unit; the entities give them their names.
 */
export const table = {
  partitionKey: 'pk',
  sortKey: 'sk',
  index: {
    name: 'gsi1',
    partitionKey: 'g1',
    /** The table's own sort key: lists are in the order of the ids, and the keys are stored once. */
    sortKey: 'sk',
    /** An order's summary and nothing else: whatever else changes costs the index nothing. */
    projected: Object.values(summaryFields),
  },
  /** What the partitions of the secrets begin with: a role is kept to them by it. */
  secrets: 'secret#',
  timeToLive: 'ttl',
  stream: 'NEW_AND_OLD_IMAGES',
  billing: 'PAY_PER_REQUEST',
  pointInTimeRecovery: true,
  deletionProtection: true,
} as const;

/** What creates the table. Deletion protection and recovery are left to the stack: a local table is to be thrown away. */
export const createTableInput = (name: string): CreateTableCommandInput => ({
  TableName: name,
  BillingMode: table.billing,
  KeySchema: [
    { AttributeName: table.partitionKey, KeyType: 'HASH' },
    { AttributeName: table.sortKey, KeyType: 'RANGE' },
  ],
  AttributeDefinitions: [table.partitionKey, table.sortKey, table.index.partitionKey].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S',
  })),
  GlobalSecondaryIndexes: [
    {
      IndexName: table.index.name,
      KeySchema: [
        { AttributeName: table.index.partitionKey, KeyType: 'HASH' },
        { AttributeName: table.index.sortKey, KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...table.index.projected] },
    },
  ],
  StreamSpecification: { StreamEnabled: true, StreamViewType: table.stream },
});
