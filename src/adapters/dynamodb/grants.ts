import { table } from '#adapters/dynamodb/table';
import type { Ports } from '#application/ports';

/** The actions on the table and its index that a port is allowed. */
export type Grant = {
  readonly table: readonly string[];
  readonly index: readonly string[];
  /** The actions on the table are allowed only for partitions with this prefix. */
  readonly partitions?: string;
};

const nothing: Grant = { table: [], index: [] };

const simulatedPayments: Grant = {
  table: ['dynamodb:GetItem', 'dynamodb:PutItem'],
  index: [],
  partitions: table.simulatedPayments,
};

const secretOf = (prefix: string): Grant => ({
  table: ['dynamodb:GetItem'],
  index: [],
  partitions: `${table.secrets}${prefix}`,
});

/**
 * The grant of each port, with the least actions; the deployed function of a use case has the grants of its ports. A
 * new port does not compile without its line. A transaction needs the actions of its writes.
 */
export const grants: Readonly<Record<keyof Ports, Grant>> = {
  orders: { table: ['dynamodb:GetItem'], index: [] },
  orderBatches: { table: ['dynamodb:BatchGetItem'], index: [] },
  orderLists: { table: ['dynamodb:Query'], index: ['dynamodb:Query'] },
  recentOrders: { table: ['dynamodb:Query'], index: [] },
  ordersByFacet: { table: ['dynamodb:Query'], index: [] },
  writeOrdersByFacet: { table: ['dynamodb:BatchWriteItem'], index: [], partitions: table.projections.ordersByFacet },
  unsettledOrders: { table: ['dynamodb:Query'], index: [] },
  writeUnsettledOrders: {
    table: ['dynamodb:BatchWriteItem'],
    index: [],
    partitions: table.projections.unsettledOrders,
  },
  privateOrders: { table: ['dynamodb:Query'], index: [], partitions: table.projections.privateOrders },
  writePrivateOrders: {
    table: ['dynamodb:BatchWriteItem'],
    index: [],
    partitions: table.projections.privateOrders,
  },
  reports: { table: ['dynamodb:Query'], index: [], partitions: table.projections.reports },
  writeReports: {
    table: ['dynamodb:BatchGetItem', 'dynamodb:UpdateItem'],
    index: [],
    partitions: table.projections.reports,
  },
  awaitedOrders: { table: [], index: ['dynamodb:Query'] },
  externalReferences: { table: ['dynamodb:BatchGetItem', 'dynamodb:Query'], index: [] },
  customers: { table: ['dynamodb:GetItem'], index: [], partitions: table.customers },
  customersByEmail: {
    table: ['dynamodb:Query', 'dynamodb:BatchGetItem'],
    index: [],
    partitions: table.customers,
  },
  customerLists: { table: ['dynamodb:BatchGetItem'], index: ['dynamodb:Query'], partitions: table.customers },
  writeCustomers: {
    table: ['dynamodb:PutItem', 'dynamodb:DeleteItem'],
    index: [],
    partitions: table.customers,
  },
  products: { table: ['dynamodb:GetItem', 'dynamodb:BatchGetItem'], index: [] },
  books: { table: ['dynamodb:BatchGetItem'], index: ['dynamodb:Query'] },
  productLists: { table: ['dynamodb:BatchGetItem'], index: ['dynamodb:Query'] },
  discounts: { table: ['dynamodb:GetItem'], index: [] },
  discountLists: { table: ['dynamodb:BatchGetItem'], index: ['dynamodb:Query'] },
  receipts: { table: ['dynamodb:GetItem'], index: [] },
  commit: { table: ['dynamodb:ConditionCheckItem', 'dynamodb:PutItem', 'dynamodb:UpdateItem'], index: [] },
  removeOrder: { table: ['dynamodb:DeleteItem'], index: [] },
  // The external reference of the order is deleted.
  eraseOrder: { table: ['dynamodb:UpdateItem', 'dynamodb:DeleteItem'], index: [] },
  simulatedPayments,
  // The simulator is the provider, and stores its payments in the table.
  payments: simulatedPayments,
  providerEvents: nothing,
  feed: { table: ['dynamodb:Query'], index: [], partitions: table.feed },
  writeFeed: { table: ['dynamodb:BatchWriteItem'], index: [], partitions: table.feed },
  webhookEndpoints: {
    table: ['dynamodb:GetItem', 'dynamodb:Query'],
    index: [],
    partitions: table.webhookEndpoints,
  },
  webhookKeys: nothing,
  webhookCalls: nothing,
  queueWebhooks: { table: ['dynamodb:UpdateItem'], index: [], partitions: table.webhooks },
  webhookBacklogs: {
    table: ['dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
    index: [],
    partitions: table.webhooks,
  },
  webhookDeliveries: { table: ['dynamodb:GetItem', 'dynamodb:Query'], index: [], partitions: table.webhooks },
  storeWebhookDelivery: { table: ['dynamodb:PutItem'], index: [], partitions: table.webhooks },
  readiness: { table: ['dynamodb:DescribeTable'], index: [] },
  orderIds: nothing,
  clock: nothing,
  sha256: nothing,
  taxRates: nothing,
  shippingRates: nothing,
  riskRules: nothing,
  shop: nothing,
  events: nothing,
  mail: nothing,
};

/**
 * The ports that a provider of payments has of its own, and their grants; the others are the simulator's. The payments of
 * Stripe are stored there, and its secrets are in the table. The build imports the makers of these ports.
 */
export const grantsOfProvider = {
  simulator: {},
  stripe: {
    payments: secretOf('stripe-key'),
    // It also reads the payment that an event is about, with the key.
    providerEvents: secretOf('stripe-'),
  },
} satisfies Readonly<Record<string, Partial<Record<keyof Ports, Grant>>>>;

/** The grant to store secrets, for the items whose partition begins with `table.secrets`. No port has it. */
export const secretsGrant: Grant = { table: ['dynamodb:GetItem', 'dynamodb:PutItem'], index: [] };
