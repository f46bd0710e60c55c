import { useInfiniteQuery } from '@tanstack/react-query';
import type { OrdersClient } from '../../../clients/typescript/index';
import type { operations } from '../../../clients/typescript/schema';
import { outcomeOf } from '../../shared/api';
import { useConsole, valueIn } from '../console-context';
import type { OrderSummary } from '../types';
import type { Filters } from './filters';

/** The reply of the service decides whether a value is allowed, so the filters go to it as they are. */
type Query = NonNullable<operations['listOrders']['parameters']['query']>;

export const listOrders = (api: OrdersClient, filters: Filters, limit: number, cursor: string | null = null) =>
  outcomeOf(
    api.GET('/v1/orders', {
      params: { query: { ...(filters as Query), limit, ...(cursor === null ? {} : { cursor }) } },
    }),
  );

const pageSize = 25;

/** The orders that filters leave, newest first, page by page. */
export const useOrders = (filters: Filters) => {
  const { api } = useConsole();
  return useInfiniteQuery({
    queryKey: ['orders', filters],
    queryFn: ({ pageParam }) => valueIn(listOrders(api, filters, pageSize, pageParam)),
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
};

const exportPage = 100;
const mostPages = 50;

/** Every order that filters leave, up to 5,000. `isWhole`: there are no more. */
export const allOrders = async (
  api: OrdersClient,
  filters: Filters,
): Promise<{ readonly orders: readonly OrderSummary[]; readonly isWhole: boolean }> => {
  const orders: OrderSummary[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const reply: Awaited<ReturnType<typeof listPage>> = await listPage(api, filters, cursor);
    orders.push(...reply.orders);
    cursor = reply.nextCursor;
    if (cursor === null) break;
  }
  return { orders, isWhole: cursor === null };
};
const listPage = (api: OrdersClient, filters: Filters, cursor: string | null) =>
  valueIn(listOrders(api, filters, exportPage, cursor));
