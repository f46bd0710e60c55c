import { defineOperation } from '#adapters/http/operation';
import {
  BalanceReportBody,
  balanceReportBody,
  balanceReportCsv,
} from '#adapters/http/representations/reports/balance-report';
import { getBalanceReport } from '#application/reports/get-balance-report';

export const getBalanceReportOperation = defineOperation({
  id: 'getBalanceReport',
  method: 'GET',
  path: '/v1/reports/balances',
  tag: 'Reports',
  summary: 'Report what is due and in credit by the age of orders',
  description: 'As the orders are now, whenever they were placed. An age in which nothing is open has no row.',
  access: { scope: 'reports:read', who: 'staff' },
  request: {},
  toCommand: () => ({}),
  reply: {
    status: 200,
    description: 'The report.',
    body: BalanceReportBody,
    represent: (report) => ({ body: balanceReportBody(report) }),
    csv: balanceReportCsv,
  },
  refusals: { 'report-too-large': 422 },
  useCase: getBalanceReport,
});
