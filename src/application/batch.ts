import { inPool } from '#application/pool';
import { Unavailable } from '#application/ports';
import { type Refusal, type Result, refuse } from '#domain/result';

/** An item of a batch was not handled in time; the other items are not affected. */
export type TemporarilyUnavailable = { readonly kind: 'temporarily-unavailable'; readonly faults: readonly string[] };

const settled = async <Value, R extends Refusal>(
  run: () => Promise<Result<Value, R>>,
): Promise<Result<Value, R | TemporarilyUnavailable>> => {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    return refuse({ kind: 'temporarily-unavailable', faults: [] });
  }
};

/**
 * Runs the items of a batch independently of each other; the results are in the order of the items. Items of one group
 * run one after the other, in the order of the request; several groups run at the same time.
 */
export const runBatch = async <Item, Value, R extends Refusal>(
  items: readonly Item[],
  groupOf: (item: Item, index: number) => unknown,
  run: (item: Item) => Promise<Result<Value, R>>,
): Promise<readonly Result<Value, R | TemporarilyUnavailable>[]> => {
  const groups = new Map<unknown, (readonly [number, Item])[]>();
  for (const [index, item] of items.entries()) {
    const group = groupOf(item, index);
    groups.set(group, [...(groups.get(group) ?? []), [index, item]]);
  }
  const results: Result<Value, R | TemporarilyUnavailable>[] = [];
  await inPool([...groups.values()], async (group) => {
    for (const [index, item] of group) results[index] = await settled(() => run(item));
    return 'next';
  });
  return results;
};
