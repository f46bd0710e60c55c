import { answered, type JobHandler, type Observing, observed } from '#adapters/lambda/job';
import type { ExpiredOrders, ExpireOrders, FailedOrder } from '#application/orders/expire-orders';
import type { Metrics } from '#application/ports';
import { type OrderId, parseOrderId } from '#domain/orders/order-id';
import type { Result } from '#domain/result';

/** A schedule says nothing; a person may say where an earlier sweep ended. */
export type SweepEvent = { readonly after?: unknown };
export type SweepAnswer = { readonly seen: number; readonly expired: number; readonly next: OrderId | null };

/** Orders looked at between two looks at the clock. */
const limit = 100;
/** No round begins with less time than this. */
const roundMs = 10_000;
/** Orders that a line names; how many failed it says besides. */
const namedFailures = 10;

/**
 * None is not counted: a metric that is counted every five minutes costs as much by the month as all else that an idle
 * shop does. A count that cannot be made is lost, the run is not.
 */
const countOverdue = (metrics: Metrics, value: number): void => {
  if (value === 0) return;
  try {
    metrics.count({ name: 'OverdueOrders', unit: 'count', value });
  } catch {
    // The orders are ended all the same.
  }
};

/**
 * Sweeps round by round until the end, or until time runs short: then `next` is where to go on. Counts the overdue
 * orders that the run met and did not end, and one for all that it did not come to. A run that failed over an order
 * fails when it is over, with the first defect.
 */
export const createSweepHandler = (
  expire: (command: ExpireOrders) => Promise<Result<ExpiredOrders, never>>,
  metrics: Metrics,
  observing: Observing,
): JobHandler<SweepEvent, SweepAnswer> =>
  observed(
    'expireOrders',
    async (event, run, tell) => {
      const sums = { seen: 0, expired: 0, postponed: 0 };
      const failed: FailedOrder[] = [];
      let next: OrderId | null | undefined = typeof event.after === 'string' ? parseOrderId(event.after) : undefined;
      try {
        do {
          const round: ExpiredOrders = answered(await expire({ after: next, limit, trace: run.traceId }));
          sums.seen += round.seen;
          sums.expired += round.expired.length;
          sums.postponed += round.postponed.length;
          failed.push(...round.failed);
          next = round.next;
          const failedOrders = failed.slice(0, namedFailures).map(({ id }) => id);
          tell({ ...sums, failed: failed.length, failedOrders, next });
        } while (next !== null && run.getRemainingTimeInMillis() >= roundMs);
      } finally {
        countOverdue(metrics, sums.postponed + failed.length + (next === null ? 0 : 1));
      }
      const [first] = failed;
      if (first !== undefined) throw first.defect;
      return { seen: sums.seen, expired: sums.expired, next };
    },
    observing,
  );
