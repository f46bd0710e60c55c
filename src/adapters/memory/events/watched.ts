import type { MemoryStore } from '#adapters/memory/store';
import type { StoredChange } from '#application/events/cloud-event';
import type { Write } from '#application/ports';
import type { Sku } from '#domain/catalog/product';

/** Changes of stock get numbers that are larger from one to the next, also over stores. */
let changes = 0;

export const tell = ({ watchers }: MemoryStore, change: StoredChange): void => {
  for (const watch of watchers) watch(structuredClone(change));
};

const skuOf = (write: Write): Sku | undefined => {
  switch (write.kind) {
    case 'take-stock':
    case 'return-stock':
      return write.move.sku;
    case 'set-stock':
      return write.sku;
    default:
      return undefined;
  }
};

/** Makes a change and tells whoever watches what was there before and after it. */
export const watched = (store: MemoryStore, write: Write, apply: () => void): void => {
  if (store.watchers.size === 0) {
    apply();
    return;
  }
  const sku = skuOf(write);
  const stockOf = () => (sku === undefined ? undefined : structuredClone(store.products.get(sku)));
  const orderBefore = write.kind === 'order' ? store.orders.get(write.record.id)?.record : undefined;
  const stockBefore = stockOf();
  apply();
  const at = Date.now();
  if (write.kind === 'order') tell(store, { kind: 'order', before: orderBefore, after: write.record, at });
  if (sku === undefined) return;
  changes += 1;
  tell(store, { kind: 'stock', sku, before: stockBefore, after: stockOf(), version: String(changes), at });
};
