import { type QueryClient, useQuery } from '@tanstack/react-query';
import type { OrdersClient } from '../../../clients/typescript/index';
import { outcomeOf } from '../../shared/api';
import { useConsole, valueIn } from '../console-context';
import type { Order, OrderEvent } from '../types';

/** The order as it is, or as a version left it. */
export const useOrder = (id: string, version: number | null) => {
  const { api } = useConsole();
  return useQuery({
    queryKey: ['order', id, version],
    // A version never changes.
    ...(version === null ? {} : { staleTime: Number.POSITIVE_INFINITY }),
    queryFn: () =>
      valueIn(
        outcomeOf(
          api.GET('/v1/orders/{orderId}', {
            params: { path: { orderId: id }, ...(version === null ? {} : { query: { version } }) },
          }),
        ),
      ),
  });
};

/** What can be done with this version of the order, and why the rest cannot. */
export const useActions = (order: Pick<Order, 'id' | 'version'>) => {
  const { api } = useConsole();
  return useQuery({
    queryKey: ['actions', order.id, order.version],
    queryFn: () =>
      valueIn(outcomeOf(api.GET('/v1/orders/{orderId}/actions', { params: { path: { orderId: order.id } } }))),
    select: ({ actions }) => actions,
  });
};

const journalPage = 100;

/** The whole journal: an order has at most 500 events. */
export const readJournal = async (api: OrdersClient, id: string): Promise<readonly OrderEvent[]> => {
  const events: OrderEvent[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(api, id, cursor);
    events.push(...page.events);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return events;
};
const readPage = (api: OrdersClient, id: string, cursor: string | null) =>
  valueIn(
    outcomeOf(
      api.GET('/v1/orders/{orderId}/events', {
        params: { path: { orderId: id }, query: { limit: journalPage, ...(cursor === null ? {} : { cursor }) } },
      }),
    ),
  );

export const useJournal = (order: Pick<Order, 'id' | 'version'>) => {
  const { api } = useConsole();
  return useQuery({
    queryKey: ['journal', order.id, order.version],
    queryFn: () => readJournal(api, order.id),
  });
};

/** Shows the order that a command has left, and forgets what the command may have changed elsewhere. */
export const showOrder = (queries: QueryClient, order: Order): void => {
  queries.setQueryData<Order>(['order', order.id, null], (before) =>
    before !== undefined && before.version > order.version ? before : order,
  );
  void queries.invalidateQueries({ queryKey: ['orders'] });
  void queries.invalidateQueries({ queryKey: ['count'] });
  void queries.invalidateQueries({ queryKey: ['products'] });
};
