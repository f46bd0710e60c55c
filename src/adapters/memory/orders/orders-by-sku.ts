import { pageOf } from '#adapters/memory/page';
import type { MemoryStore } from '#adapters/memory/store';
import type { OrdersBySku, SkuEntry, WriteOrdersBySku } from '#application/ports';
import { listPositionOf, newestFirst, type OrderId, partsOf } from '#domain/orders/order-id';

export const createOrdersBySku = ({ skuEntries }: MemoryStore): OrdersBySku => ({
  page: async ({ sku, after, limit, placedFrom = -Infinity, placedTo = Infinity }) => {
    const isListed = (id: OrderId): boolean => {
      const { at } = partsOf(id);
      const isNext = after === undefined || listPositionOf(id) < listPositionOf(after);
      return isNext && at >= placedFrom && at <= placedTo;
    };
    const ids = [...(skuEntries.get(sku) ?? [])].filter(isListed);
    return pageOf(ids.toSorted(newestFirst), limit, (id) => id);
  },
});

export const writeSkuEntries = ({ skuEntries }: MemoryStore, entries: readonly SkuEntry[]): void => {
  for (const { sku, orderId, isListed } of entries) {
    const ids = skuEntries.get(sku) ?? new Set<OrderId>();
    if (isListed) skuEntries.set(sku, ids.add(orderId));
    else ids.delete(orderId);
  }
};

export const createWriteOrdersBySku =
  (store: MemoryStore): WriteOrdersBySku =>
  async (entries) =>
    writeSkuEntries(store, entries);
