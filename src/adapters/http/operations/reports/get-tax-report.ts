import { defineOperation } from '#adapters/http/operation';
import { TaxReportBody, taxReportBody, taxReportCsv } from '#adapters/http/representations/reports/tax-report';
import { ReportQuery } from '#adapters/http/schemas/reports';
import { getTaxReport } from '#application/reports/get-tax-report';

export const getTaxReportOperation = defineOperation({
  id: 'getTaxReport',
  method: 'GET',
  path: '/v1/reports/tax',
  tag: 'Reports',
  summary: 'Report taxes by day, country, region and rate',
  description:
    'Shipping is taxed at the rates of its goods, and what a refund takes above the credit is divided over what is left of its order, so both are in the rows of these rates.',
  access: { scope: 'reports:read', who: 'staff' },
  request: { query: ReportQuery },
  toCommand: ({ query }) => query,
  reply: {
    status: 200,
    description: 'The report.',
    body: TaxReportBody,
    represent: (report) => ({ body: taxReportBody(report) }),
    csv: taxReportCsv,
  },
  refusals: { 'report-too-large': 422 },
  useCase: getTaxReport,
});
