import type { Item } from '#adapters/dynamodb/engine/entity';
import { type Pace, retrying } from '#adapters/dynamodb/engine/retry';
import { isTransient } from '#adapters/dynamodb/engine/transient';

/** The maximum of one BatchWriteItem. */
const batchSize = 25;

const batchesOf = <Value>(values: readonly Value[]): readonly (readonly Value[])[] =>
  Array.from({ length: Math.ceil(values.length / batchSize) }, (_, index) =>
    values.slice(index * batchSize, (index + 1) * batchSize),
  );

type Options = {
  readonly data: 'raw';
  readonly originalErr: true;
  readonly unprocessed: 'raw';
  readonly abortSignal: AbortSignal;
};

/** An unprocessed put has its item, an unprocessed deletion is a key. */
type Unprocessed = { readonly unprocessed: readonly (Item | { readonly Item: Item })[] };

/** The write of several items of an entity: put, or deleted. */
export type BatchWrites<Value> = {
  readonly write: (values: Value[]) => { readonly go: (options: Options) => Promise<unknown> };
  /** The key of an item in the table: `pk sk`. */
  readonly keyOf: (value: Value) => string;
};

const keyIn = (unprocessed: Unprocessed['unprocessed'][number]): string => {
  const { pk, sk } = (typeof unprocessed.Item === 'object' ? unprocessed.Item : unprocessed) as Item;
  return `${String(pk)} ${String(sk)}`;
};

const writeBatch = async <Value>(
  { write, keyOf }: BatchWrites<Value>,
  batch: readonly Value[],
  pace: Pace,
): Promise<void> => {
  let left = batch;
  await retrying(pace, async ({ signal }) => {
    try {
      const options = { data: 'raw', originalErr: true, unprocessed: 'raw', abortSignal: signal } as const;
      const { unprocessed } = (await write([...left]).go(options)) as Unprocessed;
      const keys = new Set(unprocessed.map(keyIn));
      left = left.filter((value) => keys.has(keyOf(value)));
    } catch (error) {
      if (signal.aborted || isTransient(error)) return { kind: 'again', why: error };
      throw error;
    }
    return left.length === 0 ? { kind: 'done', value: undefined } : { kind: 'again', why: 'unprocessed items' };
  });
};

/**
 * Writes items with different keys, without conditions, one batch after the other. Unprocessed and throttled items are
 * written again. If it throws, some items are written.
 */
export const writeAll = async <Value>(
  values: readonly Value[],
  writes: BatchWrites<Value>,
  pace: Pace,
): Promise<void> => {
  for (const batch of batchesOf(values)) await writeBatch(writes, batch, pace);
};
