import type { Ports } from '#application/ports';
import { awaitedOrdersSuite } from '#test/contract/awaited-orders.contract';
import { clockSuite } from '#test/contract/clock.contract';
import { commitSuite } from '#test/contract/commit.contract';
import { discountsSuite } from '#test/contract/discounts.contract';
import { eventsSuite } from '#test/contract/events.contract';
import { externalReferencesSuite } from '#test/contract/external-references.contract';
import { mailSuite } from '#test/contract/mail.contract';
import { orderBatchesSuite } from '#test/contract/order-batches.contract';
import { orderIdsSuite } from '#test/contract/order-ids.contract';
import { orderListsSuite } from '#test/contract/order-lists.contract';
import { ordersSuite } from '#test/contract/orders.contract';
import { productListsSuite } from '#test/contract/product-lists.contract';
import { productsSuite } from '#test/contract/products.contract';
import { readinessSuite } from '#test/contract/readiness.contract';
import { receiptsSuite } from '#test/contract/receipts.contract';
import { removeOrderSuite } from '#test/contract/remove-order.contract';
import { riskRulesSuite } from '#test/contract/risk-rules.contract';
import { shippingRatesSuite } from '#test/contract/shipping-rates.contract';
import { shopSuite } from '#test/contract/shop.contract';
import { taxRatesSuite } from '#test/contract/tax-rates.contract';
import type { Suite } from '#test/contract/world';

/** One suite for each port: a port without one does not compile. */
export const suites: Record<keyof Ports, Suite> = {
  orders: ordersSuite,
  orderBatches: orderBatchesSuite,
  orderLists: orderListsSuite,
  awaitedOrders: awaitedOrdersSuite,
  externalReferences: externalReferencesSuite,
  products: productsSuite,
  productLists: productListsSuite,
  discounts: discountsSuite,
  receipts: receiptsSuite,
  commit: commitSuite,
  removeOrder: removeOrderSuite,
  orderIds: orderIdsSuite,
  clock: clockSuite,
  taxRates: taxRatesSuite,
  shippingRates: shippingRatesSuite,
  riskRules: riskRulesSuite,
  shop: shopSuite,
  events: eventsSuite,
  mail: mailSuite,
  readiness: readinessSuite,
};
