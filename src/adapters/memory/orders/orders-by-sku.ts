import { listedPage, writeEntry } from '#adapters/memory/orders/listed-orders';
import type { MemoryStore } from '#adapters/memory/store';
import type { OrdersBySku, WriteOrdersBySku } from '#application/ports';
import type { OrderId } from '#domain/orders/order-id';

export const createOrdersBySku = ({ skuEntries }: MemoryStore): OrdersBySku => ({
  page: async ({ sku, ...listing }) => listedPage(skuEntries.get(sku) ?? new Set(), listing),
});

export const createWriteOrdersBySku =
  ({ skuEntries }: MemoryStore): WriteOrdersBySku =>
  async (entries) => {
    for (const entry of entries) {
      const listed = skuEntries.get(entry.sku) ?? new Set<OrderId>();
      skuEntries.set(entry.sku, listed);
      writeEntry(listed, entry);
    }
  };
