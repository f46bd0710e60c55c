import { listedPage, writeEntry } from '#adapters/memory/orders/listed-orders';
import type { MemoryStore } from '#adapters/memory/store';
import type { OrdersByFacet, WriteOrdersByFacet } from '#application/ports';
import type { OrderId } from '#domain/orders/order-id';

export const createOrdersByFacet = ({ facetEntries }: MemoryStore): OrdersByFacet => ({
  page: async ({ facet, ...listing }) => listedPage(facetEntries.get(facet) ?? new Set(), listing),
});

export const createWriteOrdersByFacet =
  ({ facetEntries }: MemoryStore): WriteOrdersByFacet =>
  async (entries) => {
    for (const entry of entries) {
      const listed = facetEntries.get(entry.facet) ?? new Set<OrderId>();
      facetEntries.set(entry.facet, listed);
      writeEntry(listed, entry);
    }
  };
