import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { OrdersClient } from '../../../clients/typescript/index';
import { outcomeOf } from '../../shared/api';
import { useConsole, valueIn } from '../console-context';
import type { Filters } from '../orders/filters';
import { listOrders } from '../orders/use-orders';
import { Empty, Loaded } from '../parts/feedback';
import { Badge, Time } from '../parts/format';
import type { Order, Payment } from '../types';

/** The newest orders of each list that are looked at. Lists carry neither reasons nor failed payments, so orders are read. */
const lookedAt = 100;
const refreshMilliseconds = 60_000;
/** More of them are shown when somebody asks. */
const shownFirst = 6;

type Concern = {
  readonly order: Pick<Order, 'id' | 'customerId' | 'placedAt'>;
  readonly holds: Order['holds'];
  /** The operation of a payment that failed, and after which nothing else was tried. */
  readonly failed: Payment['operations'][number] | null;
};

/** The last operation of the last payment, if it failed. A decline that another payment followed is history. */
const failedOperation = ({ payments }: Pick<Order, 'payments'>): Concern['failed'] => {
  const last = payments.at(-1)?.operations.at(-1);
  return last?.state === 'failed' && last.type !== 'dispute' ? last : null;
};

const lists: readonly Filters[] = [{ onHold: 'true' }, { status: 'pending' }, { status: 'confirmed' }];

const readNewest = async (api: OrdersClient, filters: Filters): Promise<readonly Order[]> => {
  const { orders } = await valueIn(listOrders(api, filters, lookedAt));
  if (orders.length === 0) return [];
  const ids = orders.map(({ id }) => id);
  return (await valueIn(outcomeOf(api.POST('/v1/orders/batch-get', { body: { ids } })))).orders;
};

/** The open orders that are on hold, or whose last payment failed, newest first. */
const useConcerns = () => {
  const { api } = useConsole();
  return useQuery({
    queryKey: ['count', 'concerns'],
    refetchInterval: refreshMilliseconds,
    queryFn: async () => (await Promise.all(lists.map((filters) => readNewest(api, filters)))).flat(),
    select: (orders): readonly Concern[] =>
      [...new Map(orders.map((order) => [order.id, order])).values()]
        .map((order) => ({ order, holds: order.holds, failed: failedOperation(order) }))
        .filter(({ holds, failed }) => holds.length > 0 || failed !== null)
        .toSorted((left, right) => right.order.placedAt.localeCompare(left.order.placedAt)),
  });
};

/** Why an order waits for somebody: each hold with its reason, and the operation that failed. */
const Reasons = ({ holds, failed }: Omit<Concern, 'order'>) => {
  const { t, named } = useConsole();
  return (
    <span>
      {holds.map(({ id, reason }) => (
        <span key={id}>
          <Badge tone="warning">{t('on-hold')}</Badge> {named(`hold.${reason}`, reason ?? '')}{' '}
        </span>
      ))}
      {failed !== null && (
        <>
          <Badge tone="bad">
            {t(`operation.${failed.type}`)} {t('state.failed')}
          </Badge>{' '}
          {failed.reason !== null && named(`decline.${failed.reason}`, failed.reason)}
        </>
      )}
    </span>
  );
};

/** The open orders that need a look. */
export const Concerns = () => {
  const { t } = useConsole();
  const query = useConcerns();
  const [areAllShown, setAllShown] = useState(false);
  const all = query.data ?? [];
  const shown = areAllShown ? all : all.slice(0, shownFirst);
  return (
    <section aria-labelledby="concerns-title">
      <h2 id="concerns-title">{t('concerns')}</h2>
      <p className="muted small">{t('concerns-about', { count: lookedAt })}</p>
      <Loaded query={query} rows={2}>
        {({ length }) => length === 0 && <Empty>{t('no-concerns')}</Empty>}
      </Loaded>
      <ul className="plain list">
        {shown.map(({ order, ...reasons }) => (
          <li key={order.id}>
            <span>
              <Link href={`/orders/${order.id}`}>{order.id}</Link>{' '}
              <span className="muted small">
                <Time at={order.placedAt} /> · {order.customerId}
              </span>
            </span>
            <Reasons {...reasons} />
          </li>
        ))}
      </ul>
      {shown.length < all.length && (
        <p>
          <button type="button" className="quiet small-button" onClick={() => setAllShown(true)}>
            {t('show-all', { count: all.length })}
          </button>
        </p>
      )}
    </section>
  );
};
