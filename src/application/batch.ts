import { inPool } from '#application/pool';
import { Unavailable } from '#application/ports';
import { type Refusal, type Result, refuse } from '#domain/result';

/** An item of a batch was not handled in time; the other items are not affected. */
export type TemporarilyUnavailable = { readonly kind: 'temporarily-unavailable'; readonly faults: readonly string[] };
/** An item of a batch threw an error that nobody expects; the other items are not affected. */
export type Internal = { readonly kind: 'internal'; readonly defect: unknown };
export type NotHandled = TemporarilyUnavailable | Internal;

const settled = async <Value, R extends Refusal>(
  run: () => Promise<Result<Value, R>>,
): Promise<Result<Value, R | NotHandled>> => {
  try {
    return await run();
  } catch (defect) {
    return refuse(
      defect instanceof Unavailable ? { kind: 'temporarily-unavailable', faults: [] } : { kind: 'internal', defect },
    );
  }
};

/** A batch without any other outcome is a failed request, which the alarms count, and no list of failed items. */
const throwIfAllFailed = (results: readonly Result<unknown, Refusal | Internal>[]): void => {
  const defects = results.flatMap((result) =>
    !result.ok && 'defect' in result.refusal ? [result.refusal.defect] : [],
  );
  if (defects.length > 0 && defects.length === results.length) throw defects[0];
};

/**
 * Runs the items of a batch independently of each other; the results are in the order of the items. Items of one group
 * run one after the other, in the order of the request; several groups run at the same time. Throws if every item met an
 * unexpected error.
 */
export const runBatch = async <Item, Value, R extends Refusal>(
  items: readonly Item[],
  groupOf: (item: Item, index: number) => unknown,
  run: (item: Item) => Promise<Result<Value, R>>,
): Promise<readonly Result<Value, R | NotHandled>[]> => {
  const groups = new Map<unknown, (readonly [number, Item])[]>();
  for (const [index, item] of items.entries()) {
    const group = groupOf(item, index);
    groups.set(group, [...(groups.get(group) ?? []), [index, item]]);
  }
  const results: Result<Value, R | NotHandled>[] = [];
  await inPool([...groups.values()], async (group) => {
    for (const [index, item] of group) results[index] = await settled(() => run(item));
    return 'next';
  });
  throwIfAllFailed(results);
  return results;
};
