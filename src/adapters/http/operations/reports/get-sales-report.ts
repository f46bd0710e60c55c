import { defineOperation } from '#adapters/http/operation';
import { SalesReportBody, salesReportBody, salesReportCsv } from '#adapters/http/representations/reports/sales-report';
import { ReportQuery } from '#adapters/http/schemas/reports';
import { getSalesReport } from '#application/reports/get-sales-report';

export const getSalesReportOperation = defineOperation({
  id: 'getSalesReport',
  method: 'GET',
  path: '/v1/reports/sales',
  tag: 'Reports',
  summary: 'Report sales by day and currency',
  description: 'Days on which nothing happened have no row. Unpaid orders count until they are canceled or expire.',
  access: { scope: 'reports:read', who: 'staff' },
  request: { query: ReportQuery },
  toCommand: ({ query }) => query,
  reply: {
    status: 200,
    description: 'The report.',
    body: SalesReportBody,
    represent: (report) => ({ body: salesReportBody(report) }),
    csv: salesReportCsv,
  },
  refusals: { 'report-too-large': 422 },
  useCase: getSalesReport,
});
