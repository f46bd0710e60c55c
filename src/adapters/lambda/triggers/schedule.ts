import type { ScheduleJob } from '#adapters/lambda/job';
import { acceptedValue, type JobHandler, type JobMeans, observed } from '#adapters/lambda/job-run';
import type { Metrics } from '#application/ports';
import type { FailedOrder, Sweep, Swept } from '#application/sweep';
import type { Run } from '#application/use-case';
import { type OrderId, parseOrderId } from '#domain/orders/order-id';
import type { Refusal } from '#domain/result';

/** A schedule sends nothing; a person may send the `next` of an earlier sweep. */
export type SweepEvent = { readonly after?: unknown };
export type SweepAnswer = Readonly<Record<string, number | OrderId | null>> & { readonly next: OrderId | null };

/** Orders that one round looks at. */
const limit = 100;
/** No round begins with less time than this. */
const roundMs = 10_000;
/** Orders that a log line names; it counts the others. */
const namedFailures = 10;

/** Zero is not counted: a metric that is counted at every sweep costs as much as all else of an idle shop. */
const countOverdue = (metrics: Metrics, name: string, value: number): void => {
  if (value === 0) return;
  try {
    metrics.count({ name, unit: 'count', value });
  } catch {
    // The orders are changed all the same.
  }
};

/**
 * Sweeps round by round until the end, or until time runs short: then `next` is the `after` of the next run. It counts
 * the overdue orders that the run met and left, and one for all that it did not reach. A run that failed on an order
 * throws the first defect when it is over.
 */
export const createScheduleHandler = (
  { id, names }: ScheduleJob,
  run: Run<Sweep, Swept, Refusal>,
  means: JobMeans,
): JobHandler<SweepEvent, SweepAnswer> =>
  observed(
    id,
    async (event, { request, log, getRemainingTimeInMillis }) => {
      const sums = { seen: 0, [names.changed]: 0, postponed: 0 };
      const failed: FailedOrder[] = [];
      let next: OrderId | null | undefined = typeof event.after === 'string' ? parseOrderId(event.after) : undefined;
      let changed = 0;
      try {
        do {
          const round: Swept = acceptedValue(await run({ after: next, limit }, request));
          changed += round.changed.length;
          sums.seen += round.seen;
          sums[names.changed] = changed;
          sums.postponed += round.postponed.length;
          failed.push(...round.failed);
          next = round.next;
          const failedOrders = failed.slice(0, namedFailures).map(({ id: order }) => order);
          log({ ...sums, failed: failed.length, failedOrders, next });
        } while (next !== null && getRemainingTimeInMillis() >= roundMs);
      } finally {
        countOverdue(means.metrics, names.overdue, sums.postponed + failed.length + (next === null ? 0 : 1));
      }
      const [first] = failed;
      if (first !== undefined) throw first.defect;
      return { seen: sums.seen, [names.changed]: changed, next };
    },
    means,
  );
