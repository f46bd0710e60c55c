import type { SkuEntry } from '#application/ports';
import { defineProjection, type OrderTransition } from '#application/projections/projection';
import type { Sku } from '#domain/catalog/product';
import type { Order } from '#domain/orders/order';

/** The skus of an order's lines, canceled lines included. */
const skusOf = (order: Order | undefined): ReadonlySet<Sku> => new Set(order?.lines.map(({ sku }) => sku as Sku));

/** True if the order has a line of the product. */
export const hasSku = (order: Order, sku: Sku): boolean => skusOf(order).has(sku);

/** The entries that a transition changes: none unless it adds or takes away a sku. */
export const skuEntriesOf = ({ before, after }: OrderTransition): readonly SkuEntry[] => {
  const orderId = (after ?? before)?.id;
  if (orderId === undefined) return [];
  const [earlier, later] = [skusOf(before), skusOf(after)];
  return [
    ...[...later].filter((sku) => !earlier.has(sku)).map((sku) => ({ sku, orderId, isListed: true })),
    ...[...earlier].filter((sku) => !later.has(sku)).map((sku) => ({ sku, orderId, isListed: false })),
  ];
};

/** The orders with a line of a product. */
export const ordersBySku = defineProjection({
  name: 'orders-by-sku',
  summary: 'the orders with a line of a product, for GET /v1/orders?sku=',
  uses: ['writeOrdersBySku'],
  with:
    ({ writeOrdersBySku }) =>
    async (transitions) => {
      // A commit may add what a later one takes away, and an earlier batch may have written it.
      const last = new Map(
        transitions.flatMap(skuEntriesOf).map((entry) => [`${entry.orderId} ${entry.sku}`, entry] as const),
      );
      await writeOrdersBySku([...last.values()]);
      return last.size;
    },
});
