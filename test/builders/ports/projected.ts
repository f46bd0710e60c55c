import { createMemoryPorts } from '#adapters/memory/ports';
import type { MemoryStore } from '#adapters/memory/store';
import { projectChanges } from '#application/projections/project-changes';
import { ok } from '#domain/result';
import { bySystem } from '#test/builders/requests';

/** Brings the projections of a store up to date with each commit, as the job does moments later. */
export const projecting = (store: MemoryStore): void => {
  const project = projectChanges.with(createMemoryPorts(store));
  store.watchers.add((change) => void project([{ position: '1', about: 'memory', change: ok(change) }], bySystem()));
};
