import { defineOperation } from '#adapters/http/operation';
import {
  ProductReportBody,
  productReportBody,
  productReportCsv,
} from '#adapters/http/representations/reports/product-report';
import { ProductReportQuery } from '#adapters/http/schemas/reports';
import { getProductReport } from '#application/reports/get-product-report';

export const getProductReportOperation = defineOperation({
  id: 'getProductReport',
  method: 'GET',
  path: '/v1/reports/products',
  tag: 'Reports',
  summary: 'Report the products that sold best',
  description:
    'Each order, cancellation and return counts on its own day. A product that was sold before the days and comes back in them is below zero.',
  access: { scope: 'reports:read', who: 'staff' },
  request: { query: ProductReportQuery },
  toCommand: ({ query }) => query,
  reply: {
    status: 200,
    description: 'The report.',
    body: ProductReportBody,
    represent: (report) => ({ body: productReportBody(report) }),
    csv: productReportCsv,
  },
  refusals: { 'report-too-large': 422 },
  useCase: getProductReport,
});
