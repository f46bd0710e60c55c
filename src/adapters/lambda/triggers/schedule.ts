import type { ScheduleJob } from '#adapters/lambda/job';
import { acceptedValue, type JobDependencies, type JobHandler, observed } from '#adapters/lambda/job-run';
import { expecting, isFields } from '#adapters/lambda/triggers/expected-event';
import type { Metrics } from '#application/ports';
import type { FailedOrder, Sweep, Swept } from '#application/sweep';
import type { Run } from '#application/use-case';
import { type OrderId, parseOrderId } from '#domain/orders/order-id';
import type { Refusal } from '#domain/result';

/** A schedule sends an empty event; a person may send the `next` of an earlier run as `after`. */
export type SweepEvent = { readonly after?: unknown };
const isSweepEvent = (event: unknown): event is SweepEvent => isFields(event);
export type SweepAnswer = Readonly<Record<string, number | OrderId | null>> & { readonly next: OrderId | null };

/** The orders of one round. */
const limit = 100;
/** No round begins with less time left. */
const roundMs = 10_000;
/** The maximum of failed orders and of findings that a log line names. */
const named = 10;

/** Zero is not counted: a metric at every sweep would double the costs of an idle shop. */
const countOverdue = (metrics: Metrics, name: string, value: number): void => {
  if (value === 0) return;
  try {
    metrics.count({ name, unit: 'count', value });
  } catch {
    // The orders are already changed.
  }
};

/**
 * Sweeps round by round until the end or until the time is short: then `next` is the `after` of the next run. The
 * metric is the number of postponed and failed orders and of findings, plus one if the run did not reach the end. If orders failed, the
 * run throws the first defect at its end.
 */
export const createScheduleHandler = (
  { id, names }: ScheduleJob,
  run: Run<Sweep, Swept, Refusal>,
  dependencies: JobDependencies,
): JobHandler<SweepEvent, SweepAnswer> =>
  observed(
    id,
    expecting(isSweepEvent, async (event, { request, log, getRemainingTimeInMillis }) => {
      const sums = { seen: 0, [names.changed]: 0, postponed: 0 };
      const failed: FailedOrder[] = [];
      const found: string[] = [];
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
          found.push(...(round.found ?? []));
          next = round.next;
          const failedOrders = failed.slice(0, named).map(({ id: order }) => order);
          const findings = found.length === 0 ? {} : { found: found.length, findings: found.slice(0, named) };
          log({ ...sums, failed: failed.length, failedOrders, ...findings, next });
        } while (next !== null && getRemainingTimeInMillis() >= roundMs);
      } finally {
        const left = sums.postponed + failed.length + found.length + (next === null ? 0 : 1);
        countOverdue(dependencies.metrics, names.overdue, left);
      }
      const [first] = failed;
      if (first !== undefined) throw first.defect;
      return { seen: sums.seen, [names.changed]: changed, next };
    }),
    dependencies,
  );
