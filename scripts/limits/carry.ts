import { prices } from '#cdk/monitoring/prices';

/** What one call takes: round trips to the table, and the units they are billed as. */
export type Taken = { readonly calls: number; readonly writeUnits: number; readonly readUnits: number };

/** What an account has before it asks for more; every one of them is raised on request. */
export const quotas = {
  concurrentExecutions: 3_000,
  /** An instance answers at most ten calls a second, however short they are. */
  callsPerInstance: 10,
  gatewayRequests: 10_000,
  tableWriteUnits: 40_000,
  tableReadUnits: 40_000,
} as const;

/**
 * Assumed, and to be replaced by what your dashboard shows: a round trip to the table, our own work on a call, and what a
 * run of a job writes into its log, Lambda's lines about it included.
 */
export const assumed = { roundTripMs: 6, ownMs: 5, memoryGb: 1, runLogKb: 1 } as const;

export const durationMs = ({ calls }: Taken): number => assumed.ownMs + calls * assumed.roundTripMs;

const quotaNames = ['functions', 'gateway', 'writes', 'reads'] as const;
export type Quota = (typeof quotaNames)[number];

export type Carried = {
  /** Calls a second that each quota lets through; infinite where it is not touched. */
  readonly perSecond: Readonly<Record<Quota, number>>;
  /** The quota that is reached first. */
  readonly first: Quota;
  readonly dollarsPerMillion: number;
};

/** How many such calls each quota carries, and what a million of them costs. */
export const carried = (taken: Taken): Carried => {
  const seconds = durationMs(taken) / 1_000;
  const perSecond: Record<Quota, number> = {
    functions: Math.floor(quotas.concurrentExecutions * Math.min(1 / seconds, quotas.callsPerInstance)),
    gateway: quotas.gatewayRequests,
    writes: Math.floor(quotas.tableWriteUnits / taken.writeUnits),
    reads: Math.floor(quotas.tableReadUnits / taken.readUnits),
  };
  const first = quotaNames.reduce((least, name) => (perSecond[name] < perSecond[least] ? name : least));
  const { writeUnit, readUnit, httpApiRequest, functionRequest } = prices.perMillion;
  const table = taken.writeUnits * writeUnit + taken.readUnits * readUnit;
  const compute = functionRequest + seconds * assumed.memoryGb * prices.functionGigabyteSecond * 1_000_000;
  return { perSecond, first, dollarsPerMillion: table + compute + httpApiRequest };
};
