import type { Instant } from '#domain/instant';

/** What a process remembers for a while: a bounded map whose entries expire. */
export type ShortMemory<Key, Value> = {
  /** Undefined: there is no entry, or it has expired. */
  readonly get: (key: Key, now: Instant) => Value | undefined;
  /** The entry even if it has expired. */
  readonly latest: (key: Key) => Value | undefined;
  /** The entry counts before `until`; without it, for ever. */
  readonly set: (key: Key, value: Value, until?: Instant) => void;
  readonly delete: (key: Key) => void;
};

/** When the memory is full, the entry that was set longest ago makes room. */
export const shortMemory = <Key, Value>(maximumEntries: number): ShortMemory<Key, Value> => {
  // A map iterates in the order of insertion.
  const entries = new Map<Key, { readonly value: Value; readonly until: Instant }>();
  return {
    get: (key, now) => {
      const entry = entries.get(key);
      return entry !== undefined && now < entry.until ? entry.value : undefined;
    },
    latest: (key) => entries.get(key)?.value,
    set: (key, value, until = Number.POSITIVE_INFINITY) => {
      entries.delete(key);
      const [oldest] = entries.keys();
      if (entries.size >= maximumEntries && oldest !== undefined) entries.delete(oldest);
      entries.set(key, { value, until });
    },
    delete: (key) => void entries.delete(key),
  };
};
