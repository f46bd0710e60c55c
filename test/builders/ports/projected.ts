import { createMemoryPorts } from '#adapters/memory/ports';
import type { MemoryStore } from '#adapters/memory/store';
import { createShop } from '#adapters/policies/shop';
import type { ShopSettings } from '#adapters/policies/shop-settings';
import { projectChanges } from '#application/projections/project-changes';
import { ok } from '#domain/result';
import { bySystem } from '#test/builders/requests';
import { shippedSettings } from '#test/builders/shop';

/** Brings the projections of a store up to date with each commit, as the job does moments later. */
export const projecting = (store: MemoryStore, settings: ShopSettings = shippedSettings): void => {
  const project = projectChanges.with({ ...createMemoryPorts(store), shop: createShop(settings) });
  store.watchers.add((change) => void project([{ position: '1', about: 'memory', change: ok(change) }], bySystem()));
};
