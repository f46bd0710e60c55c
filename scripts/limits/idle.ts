import { idleFree, monthly, storage } from '#cdk/monitoring/prices';

type Resource = { readonly Type: string; readonly Properties?: { readonly Metrics?: readonly object[] } };
export type Template = { readonly Resources: Readonly<Record<string, Resource>> };

export type Idle = {
  /** What is paid each month for being there. */
  readonly standing: readonly {
    readonly type: string;
    readonly count: number;
    /** Where a resource is not one unit of its price: how many all of them are. */
    readonly units: number;
    readonly dollars: number;
  }[];
  /** What is paid for each gigabyte that is kept. */
  readonly kept: readonly { readonly type: string; readonly what: string; readonly dollars: number }[];
  readonly dollars: number;
};

/** An alarm over a formula is paid for each metric in it; the formula itself is none. */
const unitsOf = ({ Properties }: Resource): number =>
  Properties?.Metrics?.filter((metric) => 'MetricStat' in metric).length ?? 1;

/** What a deployment costs in a month in which nobody calls. Throws at a type of resource that nobody has priced. */
export const idleOf = ({ Resources }: Template): Idle => {
  const resources = Object.values(Resources);
  const types = [...new Set(resources.map(({ Type }) => Type))].sort();
  const unpriced = types.filter(
    (type) =>
      monthly[type] === undefined && storage[type] === undefined && !idleFree.some((pattern) => pattern.test(type)),
  );
  if (unpriced.length > 0)
    throw new Error(`cdk/monitoring/prices.ts does not say what is paid for ${unpriced.join(', ')}`);
  const standing = types.flatMap((type) => {
    if (monthly[type] === undefined) return [];
    const all = resources.filter(({ Type }) => Type === type);
    const units = all.reduce((sum, resource) => sum + unitsOf(resource), 0);
    return [{ type, count: all.length, units, dollars: monthly[type] * units }];
  });
  const kept = types.flatMap((type) => (storage[type] === undefined ? [] : [{ type, ...storage[type] }]));
  return { standing, kept, dollars: standing.reduce((sum, { dollars }) => sum + dollars, 0) };
};
