import { entriesByValue } from '#application/projections/entries-by-value';
import { defineProjection } from '#application/projections/projection';
import type { Sku } from '#domain/catalog/product';
import type { Order } from '#domain/orders/order';

/** The skus of an order's lines, canceled lines included. */
const skusOf = (order: Order): readonly Sku[] => order.lines.map(({ sku }) => sku as Sku);

/** True if the order has a line of the product. */
export const hasSku = (order: Order, sku: Sku): boolean => skusOf(order).includes(sku);

/** The orders with a line of a product. */
export const ordersBySku = defineProjection({
  name: 'orders-by-sku',
  summary: 'the orders with a line of a product, for GET /v1/orders?sku=',
  uses: ['writeOrdersBySku'],
  with:
    ({ writeOrdersBySku }) =>
    async (transitions) => {
      const entries = entriesByValue(transitions, skusOf).map(({ value: sku, ...entry }) => ({ ...entry, sku }));
      await writeOrdersBySku(entries);
      return entries.length;
    },
});
