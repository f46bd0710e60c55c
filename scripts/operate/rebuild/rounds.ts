import type { RebuildRound, RebuiltRound } from '#application/projections/rebuild-projection';
import type { OrderId } from '#domain/orders/order-id';

/** The sums of the rounds until now. `next`: where the next round continues; null: the end is reached. */
export type Progress = {
  readonly orders: number;
  readonly written: number;
  readonly unreadable: readonly OrderId[];
  readonly next: OrderId | null;
};

export type Rebuilding = {
  readonly round: (round: RebuildRound) => Promise<RebuiltRound>;
  readonly after: OrderId | undefined;
  /** The most orders in a second, on average: the table serves the shop meanwhile. */
  readonly perSecond: number;
  readonly report: (progress: Progress) => void;
  /** Milliseconds of a clock that never goes back. */
  readonly now: () => number;
  readonly sleep: (milliseconds: number) => Promise<unknown>;
};

const ordersPerRound = 100;

/** Runs the rounds of a rebuild until the end of the orders, at most `perSecond` orders a second. */
export const rebuildAll = async (rebuilding: Rebuilding): Promise<Progress> => {
  const { round, perSecond, report, now, sleep } = rebuilding;
  const limit = Math.min(ordersPerRound, perSecond);
  const beganAt = now();
  let progress: Progress = { orders: 0, written: 0, unreadable: [], next: rebuilding.after ?? null };
  let isFirst = true;
  while (isFirst || progress.next !== null) {
    isFirst = false;
    const { seen, written, unreadable, next } = await round({ after: progress.next ?? undefined, limit });
    progress = {
      orders: progress.orders + seen,
      written: progress.written + written,
      unreadable: [...progress.unreadable, ...unreadable],
      next,
    };
    report(progress);
    const early = beganAt + (progress.orders / perSecond) * 1_000 - now();
    if (next !== null && early > 0) await sleep(early);
  }
  return progress;
};
