import { createDiscountLists, createDiscounts } from '#adapters/memory/catalog/discounts';
import { createProductLists, createProducts } from '#adapters/memory/catalog/products';
import { createCommit } from '#adapters/memory/commit';
import {
  createAwaitedOrders,
  createExternalReferences,
  createOrderBatches,
  createOrderLists,
  createOrders,
  createRecentOrders,
  createRemoveOrder,
} from '#adapters/memory/orders/orders';
import { createOrdersBySku, createWriteOrdersBySku } from '#adapters/memory/orders/orders-by-sku';
import { createUnsettledOrders, createWriteUnsettledOrders } from '#adapters/memory/orders/unsettled-orders';
import { createSimulatedPayments } from '#adapters/memory/payments/simulated-payments';
import { createReceipts } from '#adapters/memory/receipts';
import { createBooks } from '#adapters/memory/reconciliation/books';
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
  ordersBySku: createOrdersBySku(store),
  writeOrdersBySku: createWriteOrdersBySku(store),
  unsettledOrders: createUnsettledOrders(store),
  writeUnsettledOrders: createWriteUnsettledOrders(store),
  awaitedOrders: createAwaitedOrders(store),
  externalReferences: createExternalReferences(store),
  products: createProducts(store),
  productLists: createProductLists(store),
  books: createBooks(store),
  discounts: createDiscounts(store),
  discountLists: createDiscountLists(store),
  receipts: createReceipts(store),
  commit: createCommit(store),
  removeOrder: createRemoveOrder(store),
  simulatedPayments: createSimulatedPayments(store),
  webhookEndpoints: createWebhookEndpoints(store),
  queueWebhooks: createQueueWebhooks(store),
  webhookBacklogs: createWebhookBacklogs(store),
  webhookDeliveries: createWebhookDeliveries(store),
  storeWebhookDelivery: createStoreWebhookDelivery(store),
  readiness: { faults: async () => [] },
});
