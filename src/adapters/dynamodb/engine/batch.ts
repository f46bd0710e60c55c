import { asStored, type Item } from '#adapters/dynamodb/engine/entity';
import { type Pace, retrying } from '#adapters/dynamodb/engine/retry';
import { isTransient } from '#adapters/dynamodb/engine/transient';

export type BatchOptions = typeof asStored & {
  readonly consistent: boolean;
  readonly unprocessed: 'raw';
  readonly abortSignal: AbortSignal;
};

export type Batching<Key> = {
  /** Reads up to 100 keys in one call. */
  readonly read: (keys: Key[], options: BatchOptions) => Promise<unknown>;
  /** Reads an unprocessed key of the table. */
  readonly keyOf: (unprocessed: Item) => Key;
  readonly consistent: boolean;
  readonly pace: Pace;
};

type Batch = { readonly data: readonly { readonly Item: Item }[]; readonly unprocessed: readonly Item[] };

/** Reads items by their keys, in any order. Unprocessed and throttled keys are requested again. */
export const readBatch = async <Key>(
  keys: readonly Key[],
  { read, keyOf, consistent, pace }: Batching<Key>,
): Promise<readonly Item[]> => {
  const found: Item[] = [];
  let left = keys;
  if (left.length === 0) return found;
  return retrying(pace, async ({ signal }) => {
    try {
      const options = { ...asStored, consistent, unprocessed: 'raw', abortSignal: signal } as const;
      const { data, unprocessed } = (await read([...left], options)) as Batch;
      found.push(...data.map(({ Item }) => Item));
      left = unprocessed.map(keyOf);
    } catch (error) {
      if (signal.aborted || isTransient(error)) return { kind: 'again', why: error };
      throw error;
    }
    return left.length === 0 ? { kind: 'done', value: found } : { kind: 'again', why: 'unprocessed keys' };
  });
};
