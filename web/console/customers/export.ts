import type { OrdersClient } from '../../../clients/typescript/index';
import { outcomeOf } from '../../shared/api';
import { valueIn } from '../console-context';
import type { CustomerExport } from '../types';

/** A page has the whole journals: a small one shows progress, and its answer never takes long. */
const ordersPerPage = 25;
/** A file with 20,000 orders is as much as a browser should hold. */
const mostPages = 800;

/** What a file has: the pages of the service as one. */
export type WholeExport = Pick<CustomerExport, 'customer' | 'orders'>;

export type ExportRun = {
  /** Is called with the number of orders so far. */
  readonly progress: (orders: number) => void;
  readonly signal: AbortSignal;
};

const exportPage = (api: OrdersClient, customerId: string, cursor: string | null, signal?: AbortSignal) => {
  const query = { limit: ordersPerPage, ...(cursor === null ? {} : { cursor }) };
  return outcomeOf(
    api.GET('/v1/customers/{customerId}/export', {
      params: { path: { customerId }, query },
      ...(signal === undefined ? {} : { signal }),
    }),
  );
};

/** The first page, for "copy as curl". */
export const firstExportPage = (api: OrdersClient, customerId: string) => exportPage(api, customerId, null);

/**
 * Everything about a customer. A refusal is thrown: a part of an export is none. Null: there are more orders than a file
 * may have.
 */
export const exportCustomer = async (
  api: OrdersClient,
  customerId: string,
  { progress, signal }: ExportRun,
): Promise<WholeExport | null> => {
  const orders: WholeExport['orders'] = [];
  let cursor: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const reply: CustomerExport = await valueIn(exportPage(api, customerId, cursor, signal));
    orders.push(...reply.orders);
    progress(orders.length);
    cursor = reply.nextCursor;
    if (cursor === null) return { customer: reply.customer, orders };
  }
  return null;
};
