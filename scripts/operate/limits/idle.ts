import { idleFree, monthly, prices, storage } from '#cdk/monitoring/prices';

type Resource = {
  readonly Type: string;
  readonly Properties?: { readonly Metrics?: readonly object[]; readonly Rules?: readonly object[] };
};
export type Template = { readonly Resources: Readonly<Record<string, Resource>> };

export type Idle = {
  /** Resources with a monthly price. */
  readonly standing: readonly {
    readonly type: string;
    readonly count: number;
    /** The number of units of the price; usually one for each resource. */
    readonly units: number;
    readonly dollars: number;
  }[];
  /** Resources with a price for each stored gigabyte. */
  readonly stored: readonly { readonly type: string; readonly what: string; readonly dollars: number }[];
  readonly dollars: number;
};

/** An alarm on a formula costs one unit for each metric in it. */
const unitsOf = ({ Properties }: Resource): number =>
  Properties?.Metrics?.filter((metric) => 'MetricStat' in metric).length ?? 1;

/** The rules of web ACLs have a price of their own. */
const rulesIn = (resources: readonly Resource[]): Idle['standing'] => {
  const rules = resources.reduce(
    (sum, { Type, Properties }) => sum + (Type === 'AWS::WAFv2::WebACL' ? (Properties?.Rules?.length ?? 0) : 0),
    0,
  );
  return rules === 0
    ? []
    : [{ type: 'rules of web ACLs', count: rules, units: rules, dollars: rules * prices.webAclRule }];
};

/** The monthly cost of an idle deployment. Throws if a type of resource has no price. */
export const idleOf = ({ Resources }: Template): Idle => {
  const resources = Object.values(Resources);
  const types = [...new Set(resources.map(({ Type }) => Type))].sort();
  const unpriced = types.filter(
    (type) =>
      monthly[type] === undefined && storage[type] === undefined && !idleFree.some((pattern) => pattern.test(type)),
  );
  if (unpriced.length > 0) throw new Error(`cdk/monitoring/prices.ts has no price for ${unpriced.join(', ')}`);
  const priced = types.flatMap((type) => {
    if (monthly[type] === undefined) return [];
    const all = resources.filter(({ Type }) => Type === type);
    const units = all.reduce((sum, resource) => sum + unitsOf(resource), 0);
    return [{ type, count: all.length, units, dollars: monthly[type] * units }];
  });
  const standing = [...priced, ...rulesIn(resources)];
  const stored = types.flatMap((type) => (storage[type] === undefined ? [] : [{ type, ...storage[type] }]));
  return { standing, stored, dollars: standing.reduce((sum, { dollars }) => sum + dollars, 0) };
};
