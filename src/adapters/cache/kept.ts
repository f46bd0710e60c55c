import type { Clock } from '#application/ports';
import type { Instant } from '#domain/instant';

export type CacheBounds = { readonly milliseconds: number; readonly entries: number };

/** Some seconds old is harmless: a commit against old facts is rejected and asks for fresh ones. */
export const usualBounds: CacheBounds = { milliseconds: 5_000, entries: 5_000 };

type Versioned = { readonly version: number };
type Entry<Value> = { readonly value: Value; readonly until: Instant };

export type Kept<Key, Value> = {
  /** Undefined where nothing is remembered, or its time is over. */
  readonly get: (key: Key) => Value | undefined;
  /** Takes in what was read, asked for at `since`; undefined: there is none, which is never remembered. */
  readonly learn: (
    key: Key,
    value: Value | undefined,
    read: { readonly since: Instant; readonly fresh: boolean },
  ) => void;
};

/** What a process remembers of some versioned things for some seconds. The one read longest ago makes room. */
export const createKept = <Key, Value extends Versioned>(
  clock: Clock,
  { milliseconds, entries }: CacheBounds,
): Kept<Key, Value> => {
  const kept = new Map<Key, Entry<Value>>();

  /** A map is in the order of insertion: the first entry is the one that was read longest ago. */
  const keep = (key: Key, value: Value, until: Instant): void => {
    kept.delete(key);
    const [oldest] = kept.keys();
    if (kept.size >= entries && oldest !== undefined) kept.delete(oldest);
    kept.set(key, { value, until });
  };

  return {
    get: (key) => {
      const entry = kept.get(key);
      return entry !== undefined && entry.until > clock.now() ? entry.value : undefined;
    },
    learn: (key, value, { since, fresh }) => {
      const known = kept.get(key)?.value;
      // An answer that was slower than a later one, or an eventual read, may be older than what is known.
      if (value === undefined) kept.delete(key);
      else if (fresh || known === undefined || known.version <= value.version) keep(key, value, since + milliseconds);
    },
  };
};
