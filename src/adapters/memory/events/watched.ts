import type { MemoryStore } from '#adapters/memory/store';
import type { StoredChange } from '#application/events/cloud-event';
import type { Write } from '#application/ports';
import type { Sku } from '#domain/catalog/product';

/** Calls every watcher with a change, as the stream of a table does. */
export const publish = ({ watchers }: MemoryStore, change: StoredChange): void => {
  for (const watch of watchers) watch(structuredClone(change));
};

/** The product whose stock a write changes; a new kind of write does not compile without its line. */
const skuOf = (write: Write): Sku | undefined => {
  switch (write.kind) {
    case 'take-stock':
    case 'return-stock':
      return write.move.sku;
    case 'set-stock':
      return write.sku;
    case 'new-order':
    case 'order-change':
    case 'product':
    case 'delete-product':
    case 'redeem-discount':
    case 'redeem-for-customer':
    case 'return-redemption':
    case 'return-customer-redemption':
    case 'discount':
    case 'delete-discount':
    case 'receipt':
    case 'webhook-endpoint':
    case 'delete-webhook-endpoint':
    case 'external-reference':
      return undefined;
  }
};

/** Applies a write and calls the watchers with the state before and after it. */
export const watched = (store: MemoryStore, write: Write, apply: () => void): void => {
  if (store.watchers.size === 0) {
    apply();
    return;
  }
  const record = 'record' in write ? write.record : undefined;
  const sku = skuOf(write);
  const stockOf = () => (sku === undefined ? undefined : structuredClone(store.products.get(sku)));
  const orderBefore = record && store.orders.get(record.id)?.record;
  const stockBefore = stockOf();
  apply();
  const at = store.now();
  if (record !== undefined) publish(store, { kind: 'order', before: orderBefore, after: record, at });
  if (sku === undefined) return;
  const version = store.nextSequence();
  publish(store, { kind: 'stock', sku, before: stockBefore, after: stockOf(), version, at });
};
