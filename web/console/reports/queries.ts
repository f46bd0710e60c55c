import type { OrdersClient } from '../../../clients/typescript/index';
import type { Choice } from './choice';

/** The products of each currency that a report names. */
const productsPerReport = 25;

const asCsv = { headers: { accept: 'text/csv' }, parseAs: 'text' } as const;

export const readSales = (api: OrdersClient, { from, to, by }: Choice) =>
  api.GET('/v1/reports/sales', { params: { query: { from, to, by } } });
export const readTaxes = (api: OrdersClient, { from, to, by }: Choice) =>
  api.GET('/v1/reports/tax', { params: { query: { from, to, by } } });
export const readRefunds = (api: OrdersClient, { from, to, by }: Choice) =>
  api.GET('/v1/reports/refunds', { params: { query: { from, to, by } } });
export const readProducts = (api: OrdersClient, { from, to }: Choice) =>
  api.GET('/v1/reports/products', { params: { query: { from, to, limit: productsPerReport } } });

export const readBalances = (api: OrdersClient) => api.GET('/v1/reports/balances');

/** The report as CSV, with every currency and column. */
export const readCsv = (api: OrdersClient, { report, from, to, by }: Choice) => {
  switch (report) {
    case 'sales':
      return api.GET('/v1/reports/sales', { params: { query: { from, to, by } }, ...asCsv });
    case 'tax':
      return api.GET('/v1/reports/tax', { params: { query: { from, to, by } }, ...asCsv });
    case 'refunds':
      return api.GET('/v1/reports/refunds', { params: { query: { from, to, by } }, ...asCsv });
    case 'products':
      return api.GET('/v1/reports/products', { params: { query: { from, to, limit: 100 } }, ...asCsv });
    case 'balances':
      return api.GET('/v1/reports/balances', asCsv);
  }
};
