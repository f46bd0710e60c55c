import type { Ports, StoredRow } from '#application/ports';
import { bounds } from '#domain/bounds';
import type { Instant } from '#domain/instant';
import { type Day, dayIn } from '#domain/reports/day';
import type { ReportBasis, ReportName } from '#domain/reports/sums';
import { ok, type Result, refuse } from '#domain/result';

/**
 * Days of the shop, both included: at most `bounds.daysPerReport`, and `to` is not before `from`. Without one of them, the
 * other; without both, today.
 */
export type ReportRange = { readonly from?: Day | undefined; readonly to?: Day | undefined };
export type GetReport = ReportRange & { readonly by: ReportBasis };

/** The days have more rows than a report may. */
export type ReportTooLarge = { readonly kind: 'report-too-large'; readonly maximum: number };

export type Report<Row> = {
  readonly from: Day;
  readonly to: Day;
  readonly by: ReportBasis;
  readonly timeZone: string;
  /** The newest change that the report has; null: it has none. */
  readonly asOf: Instant | null;
  readonly rows: readonly Row[];
};

const placeOf = ({
  day,
  currency,
  labels,
}: Pick<StoredRow, 'day' | 'currency'> & { readonly labels: object }): string =>
  JSON.stringify([day, currency, ...Object.values(labels)]);

/** The rows of some days, ordered by day, currency and labels. */
export const readReport = async <Name extends ReportName>(
  { reports, shop, clock }: Pick<Ports, 'reports' | 'shop' | 'clock'>,
  report: Name,
  { by, ...range }: GetReport,
): Promise<Result<Report<StoredRow<Name>>, ReportTooLarge>> => {
  const from = range.from ?? range.to ?? dayIn(shop.timeZone)(clock.now());
  const to = range.to ?? from;
  const maximum = bounds.rowsPerReport;
  const rows = await reports.rows({ report, by, from, to, limit: maximum });
  if (rows === 'too-many') return refuse({ kind: 'report-too-large', maximum });
  const times = rows.map(({ bookedAt }) => bookedAt);
  return ok({
    ...{ by, from, to, timeZone: shop.timeZone },
    asOf: times.length === 0 ? null : times.reduce((newest, at) => Math.max(newest, at)),
    rows: rows.toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1)),
  });
};
