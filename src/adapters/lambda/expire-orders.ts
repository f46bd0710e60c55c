import { answered, type JobHandler, type Observing, observed } from '#adapters/lambda/job';
import type { ExpiredOrders, ExpireOrders } from '#application/sweeps/expire-orders';
import { type OrderId, parseOrderId } from '#domain/order/order-id';
import type { Result } from '#domain/result';

/** A schedule says nothing; a person may say where an earlier sweep ended. */
export type SweepEvent = { readonly after?: unknown };
export type SweepAnswer = { readonly seen: number; readonly expired: number; readonly next: OrderId | null };

/** Orders looked at between two looks at the clock. */
const limit = 100;
/** No round begins with less time than this. */
const roundMs = 10_000;

/** Sweeps round by round until the end, or until time runs short: then `next` is where to go on. */
export const createSweepHandler = (
  expire: (command: ExpireOrders) => Promise<Result<ExpiredOrders, never>>,
  observing: Observing,
): JobHandler<SweepEvent, SweepAnswer> =>
  observed(
    'expireOrders',
    async (event, run, tell) => {
      let after = typeof event.after === 'string' ? parseOrderId(event.after) : undefined;
      const sums = { seen: 0, expired: 0, postponed: 0 };
      for (;;) {
        const round = answered(await expire({ after, limit, trace: run.traceId }));
        sums.seen += round.seen;
        sums.expired += round.expired.length;
        sums.postponed += round.postponed.length;
        tell({ ...sums, next: round.next });
        if (round.next === null || run.getRemainingTimeInMillis() < roundMs)
          return { seen: sums.seen, expired: sums.expired, next: round.next };
        after = round.next;
      }
    },
    observing,
  );
