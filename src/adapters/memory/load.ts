import { writeOrder, writeReference } from '#adapters/memory/orders/orders';
import type { MemoryStore } from '#adapters/memory/store';
import type { Discount } from '#domain/catalog/discount';
import type { Product } from '#domain/catalog/product';
import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';

/** Puts products, discounts and orders into a store as they are, over those of the same sku, code and id. For seeding. */
export const load = (
  store: MemoryStore,
  seed: {
    readonly products?: readonly Product[];
    readonly discounts?: readonly Discount[];
    readonly orders?: readonly OrderRecord[];
  },
): void => {
  for (const product of seed.products ?? []) {
    store.deletedProducts.delete(product.sku);
    store.products.set(product.sku, structuredClone(product));
  }
  for (const discount of seed.discounts ?? []) {
    store.deletedDiscounts.delete(discount.code);
    store.discounts.set(discount.code, structuredClone(discount));
  }
  for (const record of seed.orders ?? []) {
    writeOrder(store, { kind: 'order', record, order: fold(record) });
    const { id, externalReference } = record;
    if (externalReference !== null)
      writeReference(store, { kind: 'external-reference', reference: externalReference, orderId: id });
  }
};
