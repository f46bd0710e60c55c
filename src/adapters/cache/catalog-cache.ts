import type { Clock } from '#application/ports';
import { shortMemory } from '#application/short-memory';
import type { Instant } from '#domain/instant';

export type CacheBounds = { readonly milliseconds: number; readonly entries: number };

/** A copy that is some seconds old is harmless: a commit against old facts is rejected and asks for fresh ones. */
export const usualBounds: CacheBounds = { milliseconds: 5_000, entries: 5_000 };

type Versioned = { readonly version: number };

/** Freezes a value and all in it: every reader gets the same object, and none can change what the others read. */
const frozen = <Value>(value: Value): Value => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
};

/** The values are frozen. A copy for each reader would cost more than all other work of a cached read. */
export type CatalogCache<Key, Value> = {
  /** Undefined: nothing is cached. */
  readonly get: (key: Key) => Value | undefined;
  /** Caches the answer to a read that began at `since`. Undefined: there is no such thing, which is not cached. */
  readonly learn: (
    key: Key,
    value: Value | undefined,
    read: { readonly since: Instant; readonly fresh: boolean },
  ) => void;
};

/** Caches versioned things of the catalog for some seconds. The entry that was read longest ago makes room. */
export const createCatalogCache = <Key, Value extends Versioned>(
  clock: Clock,
  { milliseconds, entries }: CacheBounds,
): CatalogCache<Key, Value> => {
  const memory = shortMemory<Key, Value>(entries);
  return {
    get: (key) => memory.get(key, clock.now()),
    learn: (key, value, { since, fresh }) => {
      frozen(value);
      const known = memory.latest(key);
      // A slow answer or an eventual read may be older than the cached one.
      if (value === undefined) memory.delete(key);
      else if (fresh || known === undefined || known.version <= value.version)
        memory.set(key, value, since + milliseconds);
    },
  };
};
