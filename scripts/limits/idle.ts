import { idleFree, monthly, storage } from '#cdk/prices';

export type Template = { readonly Resources: Readonly<Record<string, { readonly Type: string }>> };

export type Idle = {
  /** What is paid each month for being there. */
  readonly standing: readonly { readonly type: string; readonly count: number; readonly dollars: number }[];
  /** What is paid for each gigabyte that is kept. */
  readonly kept: readonly { readonly type: string; readonly what: string; readonly dollars: number }[];
  readonly dollars: number;
};

/** What a deployment costs in a month in which nobody calls. Throws at a type of resource that nobody has priced. */
export const idleOf = ({ Resources }: Template): Idle => {
  const counts = new Map<string, number>();
  for (const { Type } of Object.values(Resources)) counts.set(Type, (counts.get(Type) ?? 0) + 1);
  const types = [...counts.keys()].sort();
  const unpriced = types.filter(
    (type) =>
      monthly[type] === undefined && storage[type] === undefined && !idleFree.some((pattern) => pattern.test(type)),
  );
  if (unpriced.length > 0) throw new Error(`cdk/prices.ts does not say what is paid for ${unpriced.join(', ')}`);
  const standing = types.flatMap((type) => {
    const count = counts.get(type) ?? 0;
    return monthly[type] === undefined ? [] : [{ type, count, dollars: monthly[type] * count }];
  });
  const kept = types.flatMap((type) => (storage[type] === undefined ? [] : [{ type, ...storage[type] }]));
  return { standing, kept, dollars: standing.reduce((sum, { dollars }) => sum + dollars, 0) };
};
