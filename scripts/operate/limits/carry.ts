import { prices } from '#cdk/monitoring/prices';

/** The cost of one call: round trips to the table, and the capacity units that are billed. `memoryGb`: 1 by default. */
export type Taken = {
  readonly calls: number;
  readonly writeUnits: number;
  readonly readUnits: number;
  readonly memoryGb?: number;
};

/** The default quotas of an account. AWS raises each on request. */
export const quotas = {
  concurrentExecutions: 3_000,
  /** An instance answers at most ten calls a second, however short they are. */
  callsPerInstance: 10,
  gatewayRequests: 10_000,
  tableWriteUnits: 40_000,
  tableReadUnits: 40_000,
} as const;

/**
 * Assumptions, to replace by the numbers of your dashboard: a round trip to the table, the work of the service on a call, and
 * the log of a run of a job, with the lines of Lambda itself. `requestLogKb`: the lines of gateway, function and Lambda.
 * `coldShare`, `coldMs`: the calls that start an instance, and how long that takes. `tracedShare`: of a busy function; Lambda
 * traces one call a second and 5 % of the others.
 */
export const assumed = {
  roundTripMs: 6,
  ownMs: 5,
  memoryGb: 1,
  runLogKb: 1,
  requestLogKb: 1.3,
  coldShare: 0.005,
  coldMs: 500,
  tracedShare: 0.05,
} as const;

export const durationMs = ({ calls }: Taken): number => assumed.ownMs + calls * assumed.roundTripMs;

const quotaNames = ['functions', 'gateway', 'writes', 'reads'] as const;
export type Quota = (typeof quotaNames)[number];

export type Carried = {
  /** Calls a second that each quota allows; infinite if a call does not use it. */
  readonly perSecond: Readonly<Record<Quota, number>>;
  /** The quota that is reached first. */
  readonly first: Quota;
  readonly dollarsPerMillion: number;
};

/** The price of a million calls of a function that takes this, without its caller: table, duration, starts and log. */
export const functionDollars = (taken: Taken, logKb: number): number => {
  const { writeUnit, readUnit, functionRequest, trace } = prices.perMillion;
  const table = taken.writeUnits * writeUnit + taken.readUnits * readUnit;
  const seconds = (durationMs(taken) + assumed.coldShare * assumed.coldMs) / 1_000;
  const memoryGb = taken.memoryGb ?? assumed.memoryGb;
  const compute = functionRequest + seconds * memoryGb * prices.functionGigabyteSecond * 1_000_000;
  return table + compute + logKb * prices.logGigabyte + assumed.tracedShare * trace;
};

/** How many such calls each quota allows, and what a million of them costs. */
export const carried = (taken: Taken): Carried => {
  const seconds = durationMs(taken) / 1_000;
  const perSecond: Record<Quota, number> = {
    functions: Math.floor(quotas.concurrentExecutions * Math.min(1 / seconds, quotas.callsPerInstance)),
    gateway: quotas.gatewayRequests,
    writes: Math.floor(quotas.tableWriteUnits / taken.writeUnits),
    reads: Math.floor(quotas.tableReadUnits / taken.readUnits),
  };
  const first = quotaNames.reduce((least, name) => (perSecond[name] < perSecond[least] ? name : least));
  const dollarsPerMillion = prices.perMillion.httpApiRequest + functionDollars(taken, assumed.requestLogKb);
  return { perSecond, first, dollarsPerMillion };
};
