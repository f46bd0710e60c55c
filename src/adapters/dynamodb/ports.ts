import { createDiscountLists } from '#adapters/dynamodb/catalog/discount-lists';
import { createDiscounts } from '#adapters/dynamodb/catalog/discounts';
import { createProductLists } from '#adapters/dynamodb/catalog/product-lists';
import { createProducts } from '#adapters/dynamodb/catalog/products';
import { createCommit } from '#adapters/dynamodb/commit';
import { createAwaitedOrders } from '#adapters/dynamodb/orders/awaited-orders';
import { createExternalReferences } from '#adapters/dynamodb/orders/external-references';
import { createOrderLists } from '#adapters/dynamodb/orders/order-lists';
import { createOrderBatches, createOrders } from '#adapters/dynamodb/orders/orders';
import { createOrdersBySku, createWriteOrdersBySku } from '#adapters/dynamodb/orders/orders-by-sku';
import { createRecentOrders } from '#adapters/dynamodb/orders/recent-orders';
import { createRemoveOrder } from '#adapters/dynamodb/orders/remove-order';
import { createUnsettledOrders, createWriteUnsettledOrders } from '#adapters/dynamodb/orders/unsettled-orders';
import type { TableParts } from '#adapters/dynamodb/parts';
import { createSimulatedPayments } from '#adapters/dynamodb/payments/simulated-payments';
import { createReceipts } from '#adapters/dynamodb/receipts';
import { createBooks } from '#adapters/dynamodb/reconciliation/books';
import { createReadiness } from '#adapters/dynamodb/service/readiness';
import { createQueueWebhooks, createWebhookBacklogs } from '#adapters/dynamodb/webhooks/backlogs';
import { createStoreWebhookDelivery, createWebhookDeliveries } from '#adapters/dynamodb/webhooks/deliveries';
import { createWebhookEndpoints } from '#adapters/dynamodb/webhooks/endpoints';
import type { Ports, StoredPort } from '#application/ports';

/** Makes each stored port over the table. */
export type TablePortMakers = { readonly [Name in StoredPort]: (parts: TableParts) => Ports[Name] };

// One export for each stored port, by its name: a deployed function imports the ports of its use case, and the bundler
// leaves out the others (src/infrastructure/deployed/ports.ts).
export const orders = ({ place }: TableParts) => createOrders(place);
export const orderBatches = ({ place, pace }: TableParts) => createOrderBatches(place, pace);
export const orderLists = ({ place, shards, tagsOf }: TableParts) => createOrderLists(place, shards, tagsOf);
export const recentOrders = ({ place, tagsOf }: TableParts) => createRecentOrders(place, tagsOf);
export const ordersBySku = ({ place, shards }: TableParts) => createOrdersBySku(place, shards);
export const writeOrdersBySku = ({ place, shards, pace }: TableParts) => createWriteOrdersBySku(place, shards, pace);
export const unsettledOrders = ({ place, shards }: TableParts) => createUnsettledOrders(place, shards);
export const writeUnsettledOrders = ({ place, shards, pace }: TableParts) =>
  createWriteUnsettledOrders(place, shards, pace);
export const awaitedOrders = ({ place, shards }: TableParts) => createAwaitedOrders(place, shards);
export const externalReferences = ({ place, pace }: TableParts) => createExternalReferences(place, pace);
export const products = ({ place, pace }: TableParts) => createProducts(place, pace);
export const productLists = ({ place, pace }: TableParts) => createProductLists(place, pace);
export const books = ({ place, shards, pace }: TableParts) => createBooks(place, shards, pace);
export const discounts = ({ place }: TableParts) => createDiscounts(place);
export const discountLists = ({ place, pace }: TableParts) => createDiscountLists(place, pace);
export const receipts = ({ place }: TableParts) => createReceipts(place);
export const commit = createCommit;
export const removeOrder = ({ place, pace }: TableParts) => createRemoveOrder(place, pace);
export const simulatedPayments = ({ place, pace }: TableParts) => createSimulatedPayments(place, pace);
export const webhookEndpoints = ({ place }: TableParts) => createWebhookEndpoints(place);
export const queueWebhooks = ({ place, pace }: TableParts) => createQueueWebhooks(place, pace);
export const webhookBacklogs = ({ place, pace }: TableParts) => createWebhookBacklogs(place, pace);
export const webhookDeliveries = ({ place }: TableParts) => createWebhookDeliveries(place);
export const storeWebhookDelivery = ({ place, pace }: TableParts) => createStoreWebhookDelivery(place, pace);
export const readiness = (parts: TableParts) => createReadiness(parts.place, parts);
