import { listedPage, writeEntry } from '#adapters/memory/orders/listed-orders';
import type { MemoryStore } from '#adapters/memory/store';
import type { PrivateOrders, WritePrivateOrders } from '#application/ports';

export const createPrivateOrders = ({ privateEntries }: MemoryStore): PrivateOrders => ({
  page: async (listing) => listedPage(privateEntries, listing),
});

export const createWritePrivateOrders =
  ({ privateEntries }: MemoryStore): WritePrivateOrders =>
  async (entries) => {
    for (const entry of entries) writeEntry(privateEntries, entry);
  };
