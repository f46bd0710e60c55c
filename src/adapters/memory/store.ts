import type { CloudEvent, StoredChange } from '#application/events/cloud-event';
import type { Clock, OrderFacet, OrderSummary, Receipt, SimulatedPayment, StoredRow } from '#application/ports';
import type { Discount, DiscountCode } from '#domain/catalog/discount';
import type { Product, Sku } from '#domain/catalog/product';
import type { StockCount } from '#domain/catalog/stock-count';
import type { Customer } from '#domain/customers/customer';
import type { FeedPosition } from '#domain/events/feed';
import type { Instant } from '#domain/instant';
import type { Cause, OrderRecord } from '#domain/orders/events';
import type { CustomerId } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import type { WebhookBacklog } from '#domain/webhooks/backlog';
import type { WebhookDelivery } from '#domain/webhooks/delivery';
import type { WebhookEndpoint, WebhookEndpointId } from '#domain/webhooks/endpoint';

/** All data of a process. Adapters copy values when they write and when they read. */
export type MemoryStore = {
  readonly orders: Map<OrderId, { readonly record: OrderRecord; readonly summary: OrderSummary }>;
  readonly products: Map<Sku, Product>;
  /** Tombstones. A sku is in at most one of the two maps. */
  readonly deletedProducts: Map<Sku, Product>;
  /** Of products and tombstones. */
  readonly stockCounts: Map<Sku, Pick<StockCount, 'opening' | 'adjusted'>>;
  readonly discounts: Map<DiscountCode, Discount>;
  /** Tombstones. A code is in at most one of the two maps. */
  readonly deletedDiscounts: Map<DiscountCode, Discount>;
  /** The redemptions of each customer, by code and pseudonym. */
  readonly customerRedemptions: Map<string, number>;
  readonly customers: Map<CustomerId, Customer>;
  readonly receipts: Map<Cause['key'], Receipt>;
  /** By order and payment. */
  readonly simulatedPayments: Map<string, SimulatedPayment>;
  /** Null: a deleted endpoint, whose id is not used again. */
  readonly webhookEndpoints: Map<WebhookEndpointId, WebhookEndpoint | null>;
  /** By reference, then by the name of its owner. */
  readonly references: Map<string, Map<string, OrderId>>;
  /** The projection of the orders by the skus of their lines. */
  readonly facetEntries: Map<OrderFacet, Set<OrderId>>;
  /** The projection of the orders with an operation whose outcome is still to come. */
  readonly unsettledEntries: Set<OrderId>;
  /** The projection of the closed orders with private data. */
  readonly privateEntries: Set<OrderId>;
  /** The feed of events, by the start of the hour. */
  readonly feed: Map<Instant, Map<FeedPosition, CloudEvent>>;
  /** The projection of the reports, by the keys of the rows. */
  readonly reportRows: Map<string, StoredRow>;
  /** The versions up to which orders are in the reports. */
  readonly reportMarks: Map<OrderId, number>;
  /** By endpoint and subject. */
  readonly webhookBacklogs: Map<string, WebhookBacklog>;
  readonly webhookClaims: Map<WebhookEndpointId, { readonly holder: string; readonly until: Instant }>;
  /** By endpoint and id, oldest first. */
  readonly webhookDeliveries: Map<string, WebhookDelivery>;
  /** Called with each change, in place of a table's stream. */
  readonly watchers: Set<(change: StoredChange) => void>;
  /** The time of a change, for the watchers. */
  readonly now: Clock['now'];
  /** The next number of a stock change: digits, larger for later changes. */
  readonly nextSequence: () => string;
};

export const emptyStore = (clock: Clock): MemoryStore => {
  let sequence = 0;
  return {
    orders: new Map(),
    products: new Map(),
    deletedProducts: new Map(),
    stockCounts: new Map(),
    discounts: new Map(),
    deletedDiscounts: new Map(),
    customerRedemptions: new Map(),
    customers: new Map(),
    receipts: new Map(),
    simulatedPayments: new Map(),
    webhookEndpoints: new Map(),
    references: new Map(),
    facetEntries: new Map(),
    unsettledEntries: new Set(),
    privateEntries: new Set(),
    feed: new Map(),
    reportRows: new Map(),
    reportMarks: new Map(),
    webhookBacklogs: new Map(),
    webhookClaims: new Map(),
    webhookDeliveries: new Map(),
    watchers: new Set(),
    now: clock.now,
    nextSequence: () => {
      sequence += 1;
      return String(sequence);
    },
  };
};
