import type { StoredRow } from '#application/ports';
import { type GetReport, type Report, type ReportTooLarge, readReport } from '#application/reports/read-report';
import { defineUseCase } from '#application/use-case';
import type { Result } from '#domain/result';

/** The taxes of what was ordered and taken back, by day, currency, place and rate. */
export const getTaxReport = defineUseCase({
  uses: ['reports', 'shop', 'clock'],
  with:
    (ports) =>
    (command: GetReport): Promise<Result<Report<StoredRow<'taxes'>>, ReportTooLarge>> =>
      readReport(ports, 'taxes', command),
});
