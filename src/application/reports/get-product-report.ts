import { type Report, type ReportRange, type ReportTooLarge, readReport } from '#application/reports/read-report';
import { defineUseCase } from '#application/use-case';
import { type SoldProduct, soldProducts } from '#domain/reports/products';
import { ok, type Result } from '#domain/result';

/** `limit`: the most products of each currency. */
export type GetProductReport = ReportRange & { readonly limit: number };

/** The products with the most sales of some days, those of each currency for themselves. */
export const getProductReport = defineUseCase({
  uses: ['reports', 'shop', 'clock'],
  with:
    (ports) =>
    async ({ limit, ...range }: GetProductReport): Promise<Result<Report<SoldProduct>, ReportTooLarge>> => {
      const report = await readReport(ports, 'products', { ...range, by: 'booked' });
      return report.ok ? ok({ ...report.value, rows: soldProducts(report.value.rows, limit) }) : report;
    },
});
