import { createCommit } from '#adapters/memory/commit';
import { createOrderLists, createOrders } from '#adapters/memory/orders';
import { createProductLists, createProducts } from '#adapters/memory/products';
import { createReceipts } from '#adapters/memory/receipts';
import { emptyStore, type MemoryStore } from '#adapters/memory/store';
import type { Ports } from '#application/ports';

export type MemoryPorts = Pick<
  Ports,
  'orders' | 'orderLists' | 'products' | 'productLists' | 'receipts' | 'commit' | 'readiness'
>;

/** The ports that keep something, in the memory of this process: it is gone when the process ends. */
export const createMemoryPorts = (store: MemoryStore = emptyStore()): MemoryPorts => ({
  orders: createOrders(store),
  orderLists: createOrderLists(store),
  products: createProducts(store),
  productLists: createProductLists(store),
  receipts: createReceipts(store),
  commit: createCommit(store),
  readiness: { faults: async () => [] },
});
