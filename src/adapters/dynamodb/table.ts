import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { summaryFields } from '#adapters/dynamodb/orders/summary-fields';
import type { StoredChange } from '#application/events/cloud-event';

/** The kinds of items, by the names that each item has as its entity. */
export type StoredItem =
  | 'order'
  | 'product'
  | 'receipt'
  | 'discount'
  | 'customer-redemption'
  | 'reference'
  | 'customer'
  | 'customer-email'
  | 'sku-entry'
  | 'unsettled-entry'
  | 'private-entry'
  | 'report-order'
  | 'report-row'
  | 'simulated-payment'
  | 'published-event'
  | 'webhook-endpoint'
  | 'webhook-backlog'
  | 'webhook-claim'
  | 'webhook-delivery'
  | 'secret';

/**
 * The table as plain data, for createTable, the readiness check and the stack. Attribute names are short because a
 * kilobyte costs a write unit; the entities map them to long names.
 */
export const table = {
  partitionKey: 'pk',
  sortKey: 'sk',
  index: {
    name: 'gsi1',
    partitionKey: 'g1',
    /** The sort key of the table: lists are in the order of the ids, and no other key is stored. */
    sortKey: 'sk',
    /** The summary of an order: other changes do not write to the index. */
    projected: Object.values(summaryFields),
  },
  /** The prefix of the secrets' partitions: a role is restricted to it. */
  secrets: 'secret#',
  /** The prefix of the partitions of each projection: the role that writes one is restricted to it. */
  projections: { ordersByFacet: 'q#', unsettledOrders: 'u#', privateOrders: 'y#', reports: 't#' },
  /** The prefix of the partitions of the payment simulator: the role that pays is restricted to it. */
  simulatedPayments: 'v#',
  /** The prefix of the partitions of the feed of events: the roles that write and read it are restricted to it. */
  feed: 'f#',
  /** The prefix of the partition of the endpoints of webhooks: a role that only reads them is restricted to it. */
  webhookEndpoints: 'w#',
  /** The prefix of the partitions of what endpoints of webhooks get: the roles that deliver are restricted to it. */
  webhooks: 'h#',
  /** The prefix of the partitions of customers' records: roles that read or write them are restricted to it. */
  customers: 'n#',
  /** The prefixes of the partitions whose changes stream jobs read, by the kind of change. */
  streamed: { order: 'c#', stock: 's#' } satisfies Readonly<Record<StoredChange['kind'], string>>,
  timeToLive: 'ttl',
  stream: 'NEW_AND_OLD_IMAGES',
  billing: 'PAY_PER_REQUEST',
  pointInTimeRecovery: true,
  deletionProtection: true,
} as const;

/** Creates a local table, without deletion protection and recovery. */
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
