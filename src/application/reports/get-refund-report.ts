import type { StoredRow } from '#application/ports';
import { type GetReport, type Report, type ReportTooLarge, readReport } from '#application/reports/read-report';
import { defineUseCase } from '#application/use-case';
import { gaveNothingBack } from '#domain/reports/refunds';
import { ok, type Result } from '#domain/result';

/** The days on which anything was given back: the rows of the sales with it. */
export const getRefundReport = defineUseCase({
  uses: ['reports', 'shop', 'clock'],
  with:
    (ports) =>
    async (command: GetReport): Promise<Result<Report<StoredRow<'sales'>>, ReportTooLarge>> => {
      const report = await readReport(ports, 'sales', command);
      if (!report.ok) return report;
      return ok({ ...report.value, rows: report.value.rows.filter(({ sums }) => !gaveNothingBack(sums)) });
    },
});
