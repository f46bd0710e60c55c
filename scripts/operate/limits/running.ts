import { prices } from '#cdk/monitoring/prices';
import { assumed, durationMs, type Taken } from './carry';

/** A scheduled job, and the cost of a run that finds nothing to do. */
export type Scheduled = {
  readonly id: string;
  readonly everyMinutes: number;
  readonly memoryMb: number;
  readonly taken: Taken;
  /** The metrics of every run. */
  readonly metrics: readonly string[];
};

export type Running = {
  readonly id: string;
  readonly everyMinutes: number;
  /** In a month of 30 days. */
  readonly runs: number;
  readonly parts: readonly { readonly what: string; readonly dollars: number }[];
  readonly dollars: number;
};

const minutesOfAMonth = 30 * 24 * 60;

/** The monthly cost of a job that finds nothing to do and runs on a warm instance. */
export const runningOf = ({ id, everyMinutes, memoryMb, taken, metrics }: Scheduled): Running => {
  const runs = minutesOfAMonth / everyMinutes;
  const { functionRequest, readUnit, writeUnit, trace } = prices.perMillion;
  const gigabyteSeconds = (durationMs(taken) / 1_000) * (memoryMb / 1_024);
  const parts = [
    {
      what: 'calls of the function',
      dollars: runs * (functionRequest / 1_000_000 + gigabyteSeconds * prices.functionGigabyteSecond),
    },
    {
      what: 'units of the table',
      dollars: (runs * (taken.readUnits * readUnit + taken.writeUnits * writeUnit)) / 1_000_000,
    },
    { what: 'lines of log', dollars: (runs * assumed.runLogKb * prices.logGigabyte) / 1_000_000 },
    { what: 'traces', dollars: (runs * trace) / 1_000_000 },
    ...metrics.map((name) => ({ what: `metric \`${name}\``, dollars: prices.customMetric })),
  ];
  return { id, everyMinutes, runs, parts, dollars: parts.reduce((sum, { dollars }) => sum + dollars, 0) };
};
