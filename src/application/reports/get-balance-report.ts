import type { ReportTooLarge } from '#application/reports/read-report';
import { defineUseCase } from '#application/use-case';
import { bounds } from '#domain/bounds';
import type { Instant } from '#domain/instant';
import { type AgedBalance, agedBalances } from '#domain/reports/balances';
import { type Day, dayIn, firstDay } from '#domain/reports/day';
import { ok, type Result, refuse } from '#domain/result';

export type BalanceReport = {
  /** Today in the time zone of the shop. */
  readonly day: Day;
  readonly timeZone: string;
  /** The newest change that the report has; null: it has none. */
  readonly asOf: Instant | null;
  readonly rows: readonly AgedBalance[];
};

/** The amounts due and in credit now, by the age of orders: all orders, a row of the table for each day and currency. */
export const getBalanceReport = defineUseCase({
  uses: ['reports', 'shop', 'clock'],
  with:
    ({ reports, shop, clock }) =>
    async (_: object): Promise<Result<BalanceReport, ReportTooLarge>> => {
      const { timeZone } = shop;
      const day = dayIn(timeZone)(clock.now());
      const maximum = bounds.rowsPerReport;
      const rows = await reports.rows({ report: 'balances', by: 'placed', from: firstDay, to: day, limit: maximum });
      if (rows === 'too-many') return refuse({ kind: 'report-too-large', maximum });
      const asOf = rows.reduce<Instant | null>((newest, { bookedAt }) => Math.max(newest ?? bookedAt, bookedAt), null);
      return ok({ day, timeZone, asOf, rows: agedBalances(rows, day) });
    },
});
