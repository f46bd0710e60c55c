import { Unavailable } from '#application/ports';
import { type Refusal, type Result, refuse } from '#domain/result';

/** One of a batch could not be reached in time; the others are not touched by that. */
export type TemporarilyUnavailable = { readonly kind: 'temporarily-unavailable'; readonly faults: readonly string[] };

/** So many at once: a batch must not crowd out everybody else. */
const atOnce = 5;

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
 * Runs the items of a batch, each for itself; the results stand in the order of the items. Items of one thing run one
 * after the other, as they were sent; things run some at once.
 */
export const eachOf = async <Item, Value, R extends Refusal>(
  items: readonly Item[],
  thingOf: (item: Item, index: number) => unknown,
  run: (item: Item) => Promise<Result<Value, R>>,
): Promise<readonly Result<Value, R | TemporarilyUnavailable>[]> => {
  const things = new Map<unknown, (readonly [number, Item])[]>();
  for (const [index, item] of items.entries()) {
    const thing = thingOf(item, index);
    things.set(thing, [...(things.get(thing) ?? []), [index, item]]);
  }
  const results: Result<Value, R | TemporarilyUnavailable>[] = [];
  // One iterator for all workers: each takes the next thing that nobody has taken.
  const queue = things.values();
  const work = async (): Promise<void> => {
    for (const line of queue) for (const [index, item] of line) results[index] = await settled(() => run(item));
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, things.size) }, work));
  return results;
};
