import type { Product } from '#domain/catalog/product';

/** The stock of a product with the sum of its adjustments, by which it can be checked against the orders (ADR 0038). */
export type StockCount = Pick<Product, 'sku' | 'available'> & {
  /** The units that the product had when its count began; null: it began before adjustments were counted. */
  readonly opening: number | null;
  /** The sum of all adjustments since: deliveries, losses and counts. */
  readonly adjusted: number;
};
