import type { StoredChange } from '#application/events/cloud-event';
import type { OrderSummary, Receipt } from '#application/ports';
import type { Discount, DiscountCode } from '#domain/catalog/discount';
import type { Product, Sku } from '#domain/catalog/product';
import type { Cause, OrderRecord } from '#domain/orders/events';
import type { OrderId } from '#domain/orders/order-id';

/** Everything a process keeps. What is inside is never handed out: copies go in and copies come out. */
export type MemoryStore = {
  readonly orders: Map<OrderId, { readonly record: OrderRecord; readonly summary: OrderSummary }>;
  /** Those that are sold. */
  readonly products: Map<Sku, Product>;
  /** Those that were sold once: a sku is in one of both. */
  readonly deletedProducts: Map<Sku, Product>;
  /** Those that are given. */
  readonly discounts: Map<DiscountCode, Discount>;
  /** Those that were given once: a code is in one of both. */
  readonly deletedDiscounts: Map<DiscountCode, Discount>;
  readonly receipts: Map<Cause['key'], Receipt>;
  readonly references: Map<string, OrderId>;
  /** Who is told of each change as it happens, as a table's stream would tell them. */
  readonly watchers: Set<(change: StoredChange) => void>;
};

export const emptyStore = (): MemoryStore => ({
  orders: new Map(),
  products: new Map(),
  deletedProducts: new Map(),
  discounts: new Map(),
  deletedDiscounts: new Map(),
  receipts: new Map(),
  references: new Map(),
  watchers: new Set(),
});
