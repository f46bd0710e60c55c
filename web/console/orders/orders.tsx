import { useCallback, useMemo, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { failureOf, useConsole } from '../console-context';
import { useShortcuts } from '../keyboard';
import { download } from '../parts/download';
import { Curl, Empty, Loaded, More, ViewTitle, WorkButton } from '../parts/feedback';
import type { OrderSummary } from '../types';
import { Bulk } from './bulk';
import { csvOf } from './csv';
import { FilterBar } from './filter-bar';
import { addressOf, type Filters, filtersOf, isFiltered } from './filters';
import { OrdersTable } from './table';
import { allOrders, listOrders, useOrders } from './use-orders';
import { Views } from './view-tabs';

const Csv = ({ filters }: { filters: Filters }) => {
  const { t, api, announce, explain } = useConsole();
  const [isBusy, setBusy] = useState(false);
  const save = async (): Promise<void> => {
    setBusy(true);
    try {
      const { orders, isWhole } = await allOrders(api, filters);
      download('orders.csv', csvOf(orders));
      announce(t(isWhole ? 'csv-done' : 'csv-cut', { count: orders.length }));
    } catch (error) {
      announce(explain(failureOf(error)));
    }
    setBusy(false);
  };
  return (
    <WorkButton className="quiet small-button" isBusy={isBusy} onPress={() => void save()}>
      {t(isBusy ? 'csv-busy' : 'csv')}
    </WorkButton>
  );
};

/** The row that the keys are on; null: none yet. */
const useCursor = (orders: readonly OrderSummary[], toggle: (id: string) => void) => {
  const [at, setAt] = useState<number | null>(null);
  const [, goTo] = useLocation();
  const move = (step: number): void => {
    if (orders.length === 0) return;
    const next = at === null ? 0 : Math.min(orders.length - 1, Math.max(0, at + step));
    setAt(next);
    document.getElementById(`order-${orders[next]?.id}`)?.focus();
  };
  const current = at === null ? undefined : orders[at];
  useShortcuts({
    j: () => move(1),
    k: () => move(-1),
    x: () => current !== undefined && toggle(current.id),
    Enter: () => current !== undefined && goTo(`/orders/${current.id}`),
    '/': () => document.getElementById('search')?.focus(),
  });
  return current?.id;
};

const NoOrders = ({ filters }: { filters: Filters }) => {
  const { t } = useConsole();
  const [, goTo] = useLocation();
  if (!isFiltered(filters)) return <Empty action={<a href="/">{t('to-shop')}</a>}>{t('no-orders-yet')}</Empty>;
  return (
    <Empty
      action={
        <button type="button" className="quiet" onClick={() => goTo('/orders')}>
          {t('clear-filters')}
        </button>
      }
    >
      {t('no-orders-match')}
    </Empty>
  );
};

/** The orders that are chosen for a common action, and their changes. */
const useSelection = () => {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback(
    (id: string) =>
      setSelected((before) => new Set(before.has(id) ? [...before].filter((each) => each !== id) : [...before, id])),
    [],
  );
  return { selected, toggle, choose: setSelected };
};

export default function Orders() {
  const { t } = useConsole();
  const [search] = useSearchParams();
  const [, goTo] = useLocation();
  const filters = useMemo(() => filtersOf(search), [search]);
  const query = useOrders(filters);
  const orders = useMemo(() => query.data?.pages.flatMap((page) => page.orders) ?? [], [query.data]);
  const { selected, toggle, choose } = useSelection();
  const current = useCursor(orders, toggle);
  const chosen = orders.filter(({ id }) => selected.has(id));
  return (
    <>
      <div className="heading">
        <ViewTitle name={t('orders')}>{t('orders')}</ViewTitle>
        <Csv filters={filters} />
        <Curl of={(api) => listOrders(api, filters, 25)} />
      </div>
      <Views filters={filters} />
      <FilterBar filters={filters} show={(next) => goTo(addressOf(next))} />
      {chosen.length > 0 && <Bulk orders={chosen} clear={() => choose(new Set())} />}
      <Loaded query={query} rows={10}>
        {() => orders.length === 0 && !query.hasNextPage && <NoOrders filters={filters} />}
      </Loaded>
      {orders.length > 0 && (
        <OrdersTable orders={orders} current={current} selected={selected} toggle={toggle} choose={choose} />
      )}
      <More {...query} />
    </>
  );
}
