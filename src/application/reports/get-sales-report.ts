import type { StoredRow } from '#application/ports';
import { type GetReport, type Report, type ReportTooLarge, readReport } from '#application/reports/read-report';
import { defineUseCase } from '#application/use-case';
import type { Result } from '#domain/result';

/** The amounts that were ordered and taken back, by day and currency. */
export const getSalesReport = defineUseCase({
  uses: ['reports', 'shop', 'clock'],
  with:
    (ports) =>
    (command: GetReport): Promise<Result<Report<StoredRow<'sales'>>, ReportTooLarge>> =>
      readReport(ports, 'sales', command),
});
