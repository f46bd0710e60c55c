import { createDiscountLists, createDiscounts } from '#adapters/memory/catalog/discounts';
import { createProductLists, createProducts } from '#adapters/memory/catalog/products';
import { createCommit } from '#adapters/memory/commit';
import {
  createCustomerLists,
  createCustomers,
  createCustomersByEmail,
  createWriteCustomers,
} from '#adapters/memory/customers/customers';
import { createFeed, createWriteFeed } from '#adapters/memory/events/feed';
import {
  createAwaitedOrders,
  createEraseOrder,
  createExternalReferences,
  createOrderBatches,
  createOrderLists,
  createOrders,
  createRecentOrders,
  createRemoveOrder,
} from '#adapters/memory/orders/orders';
import { createOrdersByFacet, createWriteOrdersByFacet } from '#adapters/memory/orders/orders-by-facet';
import { createPrivateOrders, createWritePrivateOrders } from '#adapters/memory/orders/private-orders';
import { createUnsettledOrders, createWriteUnsettledOrders } from '#adapters/memory/orders/unsettled-orders';
import { createSimulatedPayments } from '#adapters/memory/payments/simulated-payments';
import { createReceipts } from '#adapters/memory/receipts';
import { createBooks } from '#adapters/memory/reconciliation/books';
import { createReports, createWriteReports } from '#adapters/memory/reports/reports';
import type { MemoryStore } from '#adapters/memory/store';
import { createQueueWebhooks, createWebhookBacklogs } from '#adapters/memory/webhooks/backlogs';
import { createStoreWebhookDelivery, createWebhookDeliveries } from '#adapters/memory/webhooks/deliveries';
import { createWebhookEndpoints } from '#adapters/memory/webhooks/endpoints';
import type { Ports, StoredPort } from '#application/ports';

/** Every stored port, in the memory of this process: the data is gone when the process ends. */
export const createMemoryPorts = (store: MemoryStore): Pick<Ports, StoredPort> => ({
  orders: createOrders(store),
  orderLists: createOrderLists(store),
  orderBatches: createOrderBatches(store),
  recentOrders: createRecentOrders(store),
  ordersByFacet: createOrdersByFacet(store),
  writeOrdersByFacet: createWriteOrdersByFacet(store),
  unsettledOrders: createUnsettledOrders(store),
  writeUnsettledOrders: createWriteUnsettledOrders(store),
  privateOrders: createPrivateOrders(store),
  writePrivateOrders: createWritePrivateOrders(store),
  reports: createReports(store),
  writeReports: createWriteReports(store),
  awaitedOrders: createAwaitedOrders(store),
  externalReferences: createExternalReferences(store),
  customers: createCustomers(store),
  customersByEmail: createCustomersByEmail(store),
  customerLists: createCustomerLists(store),
  writeCustomers: createWriteCustomers(store),
  products: createProducts(store),
  productLists: createProductLists(store),
  books: createBooks(store),
  discounts: createDiscounts(store),
  discountLists: createDiscountLists(store),
  receipts: createReceipts(store),
  commit: createCommit(store),
  removeOrder: createRemoveOrder(store),
  eraseOrder: createEraseOrder(store),
  simulatedPayments: createSimulatedPayments(store),
  feed: createFeed(store),
  writeFeed: createWriteFeed(store),
  webhookEndpoints: createWebhookEndpoints(store),
  queueWebhooks: createQueueWebhooks(store),
  webhookBacklogs: createWebhookBacklogs(store),
  webhookDeliveries: createWebhookDeliveries(store),
  storeWebhookDelivery: createStoreWebhookDelivery(store),
  readiness: { faults: async () => [] },
});
