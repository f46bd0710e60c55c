import type { Ports } from '#application/ports';
import { discountListsSuite } from '#test/contract/catalog/discount-lists.contract';
import { discountsSuite } from '#test/contract/catalog/discounts.contract';
import { productListsSuite } from '#test/contract/catalog/product-lists.contract';
import { productsSuite } from '#test/contract/catalog/products.contract';
import { clockSuite } from '#test/contract/clock.contract';
import { commitSuite } from '#test/contract/commit.contract';
import { customerListsSuite } from '#test/contract/customers/customer-lists.contract';
import { customersSuite, writeCustomersSuite } from '#test/contract/customers/customers.contract';
import { customersByEmailSuite } from '#test/contract/customers/customers-by-email.contract';
import { eventsSuite } from '#test/contract/events/events.contract';
import { feedSuite, writeFeedSuite } from '#test/contract/events/feed.contract';
import { mailSuite } from '#test/contract/notifications/mail.contract';
import { awaitedOrdersSuite } from '#test/contract/orders/awaited-orders.contract';
import { eraseOrderSuite } from '#test/contract/orders/erase-order.contract';
import { externalReferencesSuite } from '#test/contract/orders/external-references.contract';
import {
  privateOrdersSuite,
  unsettledOrdersSuite,
  writePrivateOrdersSuite,
  writeUnsettledOrdersSuite,
} from '#test/contract/orders/lists-of-shop.contract';
import { orderBatchesSuite } from '#test/contract/orders/order-batches.contract';
import { orderIdsSuite } from '#test/contract/orders/order-ids.contract';
import { orderListsSuite } from '#test/contract/orders/order-lists.contract';
import { ordersSuite } from '#test/contract/orders/orders.contract';
import { ordersByFacetSuite, writeOrdersByFacetSuite } from '#test/contract/orders/orders-by-facet.contract';
import { recentOrdersSuite } from '#test/contract/orders/recent-orders.contract';
import { removeOrderSuite } from '#test/contract/orders/remove-order.contract';
import { paymentsSuite } from '#test/contract/payments/payments.contract';
import { providerEventsSuite } from '#test/contract/payments/provider-events.contract';
import { simulatedPaymentsSuite } from '#test/contract/payments/simulated-payments.contract';
import { riskRulesSuite } from '#test/contract/policies/risk-rules.contract';
import { shippingRatesSuite } from '#test/contract/policies/shipping-rates.contract';
import { shopSuite } from '#test/contract/policies/shop.contract';
import { taxRatesSuite } from '#test/contract/policies/tax-rates.contract';
import { receiptsSuite } from '#test/contract/receipts.contract';
import { booksSuite } from '#test/contract/reconciliation/books.contract';
import { reportsSuite, writeReportsSuite } from '#test/contract/reports/reports.contract';
import { readinessSuite } from '#test/contract/service/readiness.contract';
import { sha256Suite } from '#test/contract/sha256.contract';
import { queueWebhooksSuite, webhookBacklogsSuite } from '#test/contract/webhooks/backlogs.contract';
import { storeWebhookDeliverySuite, webhookDeliveriesSuite } from '#test/contract/webhooks/deliveries.contract';
import { webhookCallsSuite } from '#test/contract/webhooks/webhook-calls.contract';
import { webhookEndpointsSuite } from '#test/contract/webhooks/webhook-endpoints.contract';
import { webhookKeysSuite } from '#test/contract/webhooks/webhook-keys.contract';
import type { Suite } from '#test/contract/world';

/** One suite for each port; a port without a suite does not compile. */
export const suites: Record<keyof Ports, Suite> = {
  orders: ordersSuite,
  orderBatches: orderBatchesSuite,
  orderLists: orderListsSuite,
  recentOrders: recentOrdersSuite,
  ordersByFacet: ordersByFacetSuite,
  writeOrdersByFacet: writeOrdersByFacetSuite,
  unsettledOrders: unsettledOrdersSuite,
  writeUnsettledOrders: writeUnsettledOrdersSuite,
  privateOrders: privateOrdersSuite,
  writePrivateOrders: writePrivateOrdersSuite,
  reports: reportsSuite,
  writeReports: writeReportsSuite,
  awaitedOrders: awaitedOrdersSuite,
  externalReferences: externalReferencesSuite,
  customers: customersSuite,
  customersByEmail: customersByEmailSuite,
  customerLists: customerListsSuite,
  writeCustomers: writeCustomersSuite,
  products: productsSuite,
  productLists: productListsSuite,
  books: booksSuite,
  discounts: discountsSuite,
  discountLists: discountListsSuite,
  receipts: receiptsSuite,
  commit: commitSuite,
  removeOrder: removeOrderSuite,
  eraseOrder: eraseOrderSuite,
  orderIds: orderIdsSuite,
  clock: clockSuite,
  sha256: sha256Suite,
  taxRates: taxRatesSuite,
  shippingRates: shippingRatesSuite,
  riskRules: riskRulesSuite,
  shop: shopSuite,
  events: eventsSuite,
  feed: feedSuite,
  writeFeed: writeFeedSuite,
  mail: mailSuite,
  payments: paymentsSuite,
  providerEvents: providerEventsSuite,
  simulatedPayments: simulatedPaymentsSuite,
  webhookEndpoints: webhookEndpointsSuite,
  webhookKeys: webhookKeysSuite,
  webhookCalls: webhookCallsSuite,
  queueWebhooks: queueWebhooksSuite,
  webhookBacklogs: webhookBacklogsSuite,
  webhookDeliveries: webhookDeliveriesSuite,
  storeWebhookDelivery: storeWebhookDeliverySuite,
  readiness: readinessSuite,
};
