import { createDiscounts } from '#adapters/memory/catalog/discounts';
import { createProductLists, createProducts } from '#adapters/memory/catalog/products';
import { createCommit } from '#adapters/memory/commit';
import {
  createAwaitedOrders,
  createExternalReferences,
  createOrderBatches,
  createOrderLists,
  createOrders,
  createRemoveOrder,
} from '#adapters/memory/orders/orders';
import { createReceipts } from '#adapters/memory/receipts';
import { emptyStore, type MemoryStore } from '#adapters/memory/store';
import type { Ports } from '#application/ports';

export type MemoryPorts = Pick<
  Ports,
  | 'orders'
  | 'orderLists'
  | 'orderBatches'
  | 'awaitedOrders'
  | 'externalReferences'
  | 'products'
  | 'productLists'
  | 'discounts'
  | 'receipts'
  | 'commit'
  | 'removeOrder'
  | 'readiness'
>;

/** The ports that keep something, in the memory of this process: it is gone when the process ends. */
export const createMemoryPorts = (store: MemoryStore = emptyStore()): MemoryPorts => ({
  orders: createOrders(store),
  orderLists: createOrderLists(store),
  orderBatches: createOrderBatches(store),
  awaitedOrders: createAwaitedOrders(store),
  externalReferences: createExternalReferences(store),
  products: createProducts(store),
  productLists: createProductLists(store),
  discounts: createDiscounts(store),
  receipts: createReceipts(store),
  commit: createCommit(store),
  removeOrder: createRemoveOrder(store),
  readiness: { faults: async () => [] },
});
