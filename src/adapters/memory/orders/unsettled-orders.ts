import { listedPage, writeEntry } from '#adapters/memory/orders/listed-orders';
import type { MemoryStore } from '#adapters/memory/store';
import type { UnsettledOrders, WriteUnsettledOrders } from '#application/ports';

export const createUnsettledOrders = ({ unsettledEntries }: MemoryStore): UnsettledOrders => ({
  page: async (listing) => listedPage(unsettledEntries, listing),
});

export const createWriteUnsettledOrders =
  ({ unsettledEntries }: MemoryStore): WriteUnsettledOrders =>
  async (entries) => {
    for (const entry of entries) writeEntry(unsettledEntries, entry);
  };
