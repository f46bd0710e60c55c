import { createOrderLists } from '#adapters/memory/orders/orders';
import { pageOf } from '#adapters/memory/page';
import type { MemoryStore } from '#adapters/memory/store';
import type { Books } from '#application/ports';
import type { StockCount } from '#domain/catalog/stock-count';

export const createBooks = (store: MemoryStore): Books => ({
  orders: createOrderLists(store).ofShop,
  stock: async ({ after, limit }) => {
    const counts = [...store.products.values(), ...store.deletedProducts.values()]
      .filter(({ sku }) => after === undefined || sku > after)
      .map(({ sku, available }): StockCount => {
        const { opening = null, adjusted = 0 } = store.stockCounts.get(sku) ?? {};
        return { sku, available, opening, adjusted };
      });
    return pageOf(
      counts.toSorted((left, right) => (left.sku > right.sku ? 1 : -1)),
      limit,
      ({ sku }) => sku,
    );
  },
});
