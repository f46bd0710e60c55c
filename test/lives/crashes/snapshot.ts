import type { MemoryStore } from '#adapters/memory/store';
import type { Instant } from '#domain/instant';
import type { MemoryWorld } from '#test/builders/world';
import { lifeWorld, type ShopKind } from '#test/lives/shop';

/** A shop at one moment, from which it can live on more than once. */
export type Snapshot = {
  readonly shop: ShopKind;
  readonly at: Instant;
  readonly data: readonly (readonly [keyof MemoryStore, Map<unknown, unknown> | Set<unknown>])[];
};

/** Maps and sets change, also those in a map; every other stored value is replaced by another one. */
const copyOf = <Data>(data: Data): Data => {
  if (data instanceof Map) return new Map([...data].map(([key, value]) => [key, copyOf(value)])) as Data;
  return data instanceof Set ? (new Set(data) as Data) : data;
};

/** Everything stored, except the watchers, which belong to the world. */
const dataOf = (store: MemoryStore): Snapshot['data'] =>
  (Object.entries(store) as [keyof MemoryStore, unknown][]).flatMap(([name, data]) =>
    name !== 'watchers' && (data instanceof Map || data instanceof Set) ? [[name, data] as const] : [],
  );

export const snapshotOf = ({ store, clock }: MemoryWorld, shop: ShopKind): Snapshot => ({
  shop,
  at: clock.now(),
  data: dataOf(store).map(([name, data]) => [name, copyOf(data)]),
});

/** A world that goes on from a snapshot, on its own. */
export const restored = ({ shop, at, data }: Snapshot): MemoryWorld => {
  const world = lifeWorld(shop);
  world.clock.set(at);
  for (const [name, saved] of data) {
    const target = world.store[name] as unknown as Map<unknown, unknown> & Set<unknown>;
    target.clear();
    if (saved instanceof Map) for (const [key, value] of copyOf(saved)) target.set(key, value);
    else for (const value of saved) target.add(value);
  }
  return world;
};
