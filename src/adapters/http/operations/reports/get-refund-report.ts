import { defineOperation } from '#adapters/http/operation';
import {
  RefundReportBody,
  refundReportBody,
  refundReportCsv,
} from '#adapters/http/representations/reports/refund-report';
import { ReportQuery } from '#adapters/http/schemas/reports';
import { getRefundReport } from '#application/reports/get-refund-report';

export const getRefundReportOperation = defineOperation({
  id: 'getRefundReport',
  method: 'GET',
  path: '/v1/reports/refunds',
  tag: 'Reports',
  summary: 'Report what was given back by day and currency',
  description:
    'Money counts on the day on which its refund succeeds; a cancellation or a return on its own day, whether it was paid or not.',
  access: { scope: 'reports:read', who: 'staff' },
  request: { query: ReportQuery },
  toCommand: ({ query }) => query,
  reply: {
    status: 200,
    description: 'The report.',
    body: RefundReportBody,
    represent: (report) => ({ body: refundReportBody(report) }),
    csv: refundReportCsv,
  },
  refusals: { 'report-too-large': 422 },
  useCase: getRefundReport,
});
