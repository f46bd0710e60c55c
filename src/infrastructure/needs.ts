import type { Operation } from '#adapters/http/operation';
import { type Job, portsOf } from '#adapters/lambda/job';
import type { Ports } from '#application/ports';

/** A part of a function's configuration that not every function gets. */
export type Need =
  | 'table'
  | 'shards'
  | 'tags'
  | 'cursors'
  | 'tokens'
  | 'metrics'
  | 'settings'
  | 'bus'
  | 'mail'
  | 'payments'
  | 'provider-events';

/** The configuration that each port is made with. */
export const needsOfPort: { readonly [Name in keyof Ports]: readonly Need[] } = {
  orders: ['table'],
  orderBatches: ['table'],
  awaitedOrders: ['table', 'shards'],
  orderLists: ['table', 'shards', 'tags'],
  recentOrders: ['table', 'tags'],
  ordersByFacet: ['table', 'shards'],
  writeOrdersByFacet: ['table', 'shards'],
  unsettledOrders: ['table', 'shards'],
  writeUnsettledOrders: ['table', 'shards'],
  privateOrders: ['table', 'shards'],
  writePrivateOrders: ['table', 'shards'],
  reports: ['table', 'shards'],
  writeReports: ['table', 'shards'],
  externalReferences: ['table'],
  customers: ['table'],
  customersByEmail: ['table', 'tags'],
  customerLists: ['table'],
  writeCustomers: ['table', 'tags'],
  products: ['table'],
  productLists: ['table'],
  books: ['table', 'shards'],
  discounts: ['table'],
  discountLists: ['table'],
  receipts: ['table'],
  commit: ['table', 'shards', 'metrics'],
  removeOrder: ['table'],
  eraseOrder: ['table', 'shards', 'metrics'],
  simulatedPayments: ['table'],
  payments: ['table', 'payments'],
  providerEvents: ['payments', 'provider-events'],
  feed: ['table', 'shards'],
  writeFeed: ['table', 'shards'],
  webhookEndpoints: ['table'],
  webhookKeys: [],
  webhookCalls: [],
  queueWebhooks: ['table'],
  webhookBacklogs: ['table'],
  webhookDeliveries: ['table'],
  storeWebhookDelivery: ['table'],
  readiness: ['table'],
  events: ['bus'],
  mail: ['mail'],
  orderIds: ['tags'],
  clock: [],
  sha256: [],
  taxRates: ['settings'],
  shippingRates: ['settings'],
  riskRules: ['settings'],
  shop: ['settings'],
};

/** The needs of a use case of these ports. */
export const needsOfPorts = (ports: readonly (keyof Ports)[]): ReadonlySet<Need> =>
  new Set(ports.flatMap((port) => needsOfPort[port]));

/** The needs of operations: of their ports, of their access, and of the cursors of their lists. */
export const needsOf = (operations: readonly Operation[]): ReadonlySet<Need> =>
  new Set(
    operations.flatMap((operation): readonly Need[] => {
      if (operation.kind === 'page') return [];
      const { access, request, useCase } = operation;
      return [
        ...needsOfPorts(useCase.uses),
        ...(access === 'public' ? [] : (['tokens'] as const)),
        ...(request.cursor === undefined ? [] : (['cursors'] as const)),
      ];
    }),
  );

/** The needs of a job: of its ports, and for a sweep the metrics, because it counts overdue orders. */
export const needsOfJob = (job: Job): ReadonlySet<Need> =>
  new Set([...needsOfPorts(portsOf(job)), ...(job.trigger.kind === 'schedule' ? (['metrics'] as const) : [])]);
