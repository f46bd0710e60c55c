import { createDiscountLists } from '#adapters/dynamodb/catalog/discount-lists';
import { createDiscounts } from '#adapters/dynamodb/catalog/discounts';
import { createProductLists } from '#adapters/dynamodb/catalog/product-lists';
import { createProducts } from '#adapters/dynamodb/catalog/products';
import { createCommit } from '#adapters/dynamodb/commit';
import { createCustomerLists, createCustomersByEmail } from '#adapters/dynamodb/customers/customer-lists';
import { createCustomers } from '#adapters/dynamodb/customers/customers';
import { createWriteCustomers } from '#adapters/dynamodb/customers/write-customers';
import { createFeed, createWriteFeed } from '#adapters/dynamodb/events/feed';
import { createAwaitedOrders } from '#adapters/dynamodb/orders/awaited-orders';
import { createEraseOrder } from '#adapters/dynamodb/orders/erase-order';
import { createExternalReferences } from '#adapters/dynamodb/orders/external-references';
import { createOrderLists } from '#adapters/dynamodb/orders/order-lists';
import { createOrderBatches, createOrders } from '#adapters/dynamodb/orders/orders';
import { createOrdersByFacet, createWriteOrdersByFacet } from '#adapters/dynamodb/orders/orders-by-facet';
import { createPrivateOrders, createWritePrivateOrders } from '#adapters/dynamodb/orders/private-orders';
import { createRecentOrders } from '#adapters/dynamodb/orders/recent-orders';
import { createRemoveOrder } from '#adapters/dynamodb/orders/remove-order';
import { createUnsettledOrders, createWriteUnsettledOrders } from '#adapters/dynamodb/orders/unsettled-orders';
import type { TableParts } from '#adapters/dynamodb/parts';
import { createSimulatedPayments } from '#adapters/dynamodb/payments/simulated-payments';
import { createReceipts } from '#adapters/dynamodb/receipts';
import { createBooks } from '#adapters/dynamodb/reconciliation/books';
import { createReports, createWriteReports } from '#adapters/dynamodb/reports/reports';
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
export const ordersByFacet = ({ place, shards }: TableParts) => createOrdersByFacet(place, shards);
export const writeOrdersByFacet = ({ place, shards, pace }: TableParts) =>
  createWriteOrdersByFacet(place, shards, pace);
export const unsettledOrders = ({ place, shards }: TableParts) => createUnsettledOrders(place, shards);
export const writeUnsettledOrders = ({ place, shards, pace }: TableParts) =>
  createWriteUnsettledOrders(place, shards, pace);
export const privateOrders = ({ place, shards }: TableParts) => createPrivateOrders(place, shards);
export const writePrivateOrders = ({ place, shards, pace }: TableParts) =>
  createWritePrivateOrders(place, shards, pace);
export const reports = ({ place, shards }: TableParts) => createReports(place, shards);
export const writeReports = ({ place, shards, pace }: TableParts) => createWriteReports(place, shards, pace);
export const awaitedOrders = ({ place, shards }: TableParts) => createAwaitedOrders(place, shards);
export const externalReferences = ({ place, pace }: TableParts) => createExternalReferences(place, pace);
export const customers = ({ place }: TableParts) => createCustomers(place);
export const customersByEmail = createCustomersByEmail;
export const customerLists = ({ place, pace }: TableParts) => createCustomerLists(place, pace);
export const writeCustomers = createWriteCustomers;
export const products = ({ place, pace }: TableParts) => createProducts(place, pace);
export const productLists = ({ place, pace }: TableParts) => createProductLists(place, pace);
export const books = ({ place, shards, pace }: TableParts) => createBooks(place, shards, pace);
export const discounts = ({ place }: TableParts) => createDiscounts(place);
export const discountLists = ({ place, pace }: TableParts) => createDiscountLists(place, pace);
export const receipts = ({ place }: TableParts) => createReceipts(place);
export const commit = createCommit;
export const removeOrder = createRemoveOrder as (parts: TableParts) => Ports['removeOrder'];
export const eraseOrder = createEraseOrder;
export const simulatedPayments = ({ place, pace }: TableParts) => createSimulatedPayments(place, pace);
export const feed = ({ place, shards }: TableParts) => createFeed(place, shards);
export const writeFeed = ({ place, shards, pace }: TableParts) => createWriteFeed(place, shards, pace);
export const webhookEndpoints = ({ place }: TableParts) => createWebhookEndpoints(place);
export const queueWebhooks = ({ place, pace }: TableParts) => createQueueWebhooks(place, pace);
export const webhookBacklogs = ({ place, pace }: TableParts) => createWebhookBacklogs(place, pace);
export const webhookDeliveries = ({ place }: TableParts) => createWebhookDeliveries(place);
export const storeWebhookDelivery = ({ place, pace }: TableParts) => createStoreWebhookDelivery(place, pace);
export const readiness = (parts: TableParts) => createReadiness(parts.place, parts);
