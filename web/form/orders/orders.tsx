import { useEffect, useState } from 'preact/hooks';
import { type Failure, outcomeOf } from '../../shared/api';
import { Loading, Time, Trouble, ViewTitle } from '../parts';
import { hrefOf } from '../routes';
import { SignInPanel } from '../shop/sign-in';
import { type Shop, useShop } from '../shop-context';

const pageSize = 20;

const listOrders = ({ api }: Pick<Shop, 'api'>, cursor: string | null) =>
  outcomeOf(
    api.GET('/v1/orders', { params: { query: cursor === null ? { limit: pageSize } : { limit: pageSize, cursor } } }),
  );
type Page = Extract<Awaited<ReturnType<typeof listOrders>>, { ok: true }>['value'];

const OrderCard = ({ order }: { order: Page['orders'][number] }) => {
  const { t, money } = useShop();
  return (
    <li class="order-card">
      <a href={hrefOf({ view: 'order', id: order.id })}>{order.id}</a>
      <Time at={order.placedAt} />
      <span>
        <span class={`badge ${order.status}`}>{t(`status.${order.status}`)}</span>{' '}
        <span class="badge">{t(`fulfillment.${order.fulfillmentStatus}`)}</span>
      </span>
      <strong>{money(order.totalAmount, order.currency)}</strong>
    </li>
  );
};

const List = () => {
  const shop = useShop();
  const { t, explain } = shop;
  const [orders, setOrders] = useState<Page['orders']>([]);
  /** Undefined: the first page is not there yet; null: there is no more. */
  const [next, setNext] = useState<string | null | undefined>(undefined);
  const [failure, setFailure] = useState<Failure | null>(null);
  const more = (cursor: string | null): void => {
    setFailure(null);
    listOrders(shop, cursor).then((outcome) => {
      if (!outcome.ok) return setFailure(outcome.failure);
      setOrders((before) => [...(cursor === null ? [] : before), ...outcome.value.orders]);
      return setNext(outcome.value.nextCursor);
    });
  };
  useEffect(() => more(null), []);
  return (
    <>
      {next === undefined && failure === null && <Loading />}
      {next === null && orders.length === 0 && <p>{t('no-orders')}</p>}
      <ul class="orders">
        {orders.map((order) => (
          <OrderCard key={order.id} order={order} />
        ))}
      </ul>
      {failure !== null && <Trouble text={explain(failure)} retry={() => more(next ?? null)} />}
      {typeof next === 'string' && failure === null && (
        <button type="button" class="quiet" onClick={() => more(next)}>
          {t('more')}
        </button>
      )}
    </>
  );
};

export const Orders = () => {
  const { t, person } = useShop();
  return (
    <>
      <ViewTitle name={t('my-orders')}>{t('my-orders')}</ViewTitle>
      <SignInPanel reason={t('sign-in-to-see')} />
      {person !== null && <List key={person.email} />}
    </>
  );
};
