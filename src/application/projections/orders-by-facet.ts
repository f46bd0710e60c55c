import { type OrderFacet, onHold } from '#application/ports';
import { entriesByValue } from '#application/projections/entries-by-value';
import { defineProjection } from '#application/projections/projection';
import type { Sku } from '#domain/catalog/product';
import type { Order } from '#domain/orders/order';

/** The skus of all lines, canceled lines included. A canceled order keeps its holds, but nobody has to release them. */
const facetsOf = (order: Order): readonly OrderFacet[] => [
  ...order.lines.map(({ sku }) => sku as Sku),
  ...(order.holds.length > 0 && order.status !== 'canceled' ? [onHold] : []),
];

/** True if the order has a line of the product, or is on hold. */
export const hasFacet = (order: Order, facet: OrderFacet): boolean => facetsOf(order).includes(facet);

/** The orders with a line of a product, and the orders on hold. */
export const ordersByFacet = defineProjection({
  name: 'orders-by-facet',
  summary: 'the orders with a line of a product, and those on hold, for GET /v1/orders?sku= and ?onHold=true',
  uses: ['writeOrdersByFacet'],
  with:
    ({ writeOrdersByFacet }) =>
    async (transitions) => {
      const entries = entriesByValue(transitions, facetsOf).map(({ value: facet, ...entry }) => ({ ...entry, facet }));
      await writeOrdersByFacet(entries);
      return entries.length;
    },
});
