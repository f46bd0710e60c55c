import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { outcomeOf } from '../../shared/api';
import { useConsole, valueIn } from '../console-context';
import { addressOf, type Filters } from '../orders/filters';
import { listOrders } from '../orders/use-orders';
import { Empty, Loaded, ViewTitle } from '../parts/feedback';
import { OrderStatus, PaymentStatus, Time } from '../parts/format';
import type { TextKey } from '../texts';
import { Concerns } from './concerns';
import { FailingEndpoints } from './failing-endpoints';
import { useLocalEvents } from './local';

const most = 100;
/** A page may be short though more follow; three of them are enough to know. */
const mostPages = 3;

/** What waits for a person, each as the filters that find it. */
const waiting: readonly { readonly text: TextKey; readonly about: TextKey; readonly filters: Filters }[] = [
  { text: 'wait.ship', about: 'wait.ship-about', filters: { status: 'confirmed', fulfillmentStatus: 'unfulfilled' } },
  {
    text: 'wait.rest',
    about: 'wait.rest-about',
    filters: { status: 'confirmed', fulfillmentStatus: 'partially-fulfilled' },
  },
  { text: 'wait.capture', about: 'wait.capture-about', filters: { status: 'confirmed', paymentStatus: 'authorized' } },
  { text: 'wait.return', about: 'wait.return-about', filters: { returnStatus: 'requested' } },
  { text: 'wait.hold', about: 'wait.hold-about', filters: { onHold: 'true' } },
  { text: 'wait.overpaid', about: 'wait.overpaid-about', filters: { paymentStatus: 'overpaid' } },
  { text: 'wait.disputed', about: 'wait.disputed-about', filters: { paymentStatus: 'disputed' } },
  { text: 'wait.unpaid', about: 'wait.unpaid-about', filters: { status: 'pending', paymentStatus: 'unpaid' } },
];

/** The products with low stock on this page. */
const shownLow = 10;

type ReadPage<Item> = (cursor: string | null) => Promise<{ items: readonly Item[]; nextCursor: string | null }>;

/** The first items of a list, at least `wanted` if three pages have them. `isAll`: no more follow. */
const upTo = async <Item,>(
  wanted: number,
  read: ReadPage<Item>,
): Promise<{ items: readonly Item[]; isAll: boolean }> => {
  let items: readonly Item[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < mostPages && items.length < wanted; page += 1) {
    const reply: Awaited<ReturnType<ReadPage<Item>>> = await read(cursor);
    items = [...items, ...reply.items];
    cursor = reply.nextCursor;
    if (cursor === null) break;
  }
  return { items, isAll: cursor === null };
};

/** The number of orders that filters leave, counted up to 100. */
const useCount = (filters: Filters) => {
  const { api } = useConsole();
  return useQuery({
    queryKey: ['count', filters],
    queryFn: async () => {
      const { items, isAll } = await upTo(most, async (cursor) => {
        const { orders, nextCursor } = await valueIn(listOrders(api, filters, most, cursor));
        return { items: orders, nextCursor };
      });
      return isAll ? String(items.length) : `${items.length}+`;
    },
  });
};

type TileProps = {
  readonly text: TextKey;
  readonly about: TextKey;
  readonly count: string | undefined;
  readonly href: string;
};

const Tile = ({ text, about, count, href }: TileProps) => {
  const { t } = useConsole();
  return (
    <li className={count === '0' ? 'tile none' : 'tile'}>
      <Link href={href}>
        <span className="count">{count ?? '…'}</span>
        <span className="name">{t(text)}</span>
      </Link>
      <span className="muted small">{t(about)}</span>
    </li>
  );
};

const Waiting = ({ filters, ...texts }: (typeof waiting)[number]) => {
  const { data, isError } = useCount(filters);
  return <Tile {...texts} count={isError ? '?' : data} href={addressOf(filters)} />;
};

const FailedLetters = () => (
  <Tile
    text="wait.letters"
    about="wait.letters-about"
    count={useLocalEvents().data?.deadLetters.length.toString()}
    href="/events"
  />
);

const LowStock = () => {
  const { t, api, config } = useConsole();
  const query = useQuery({
    queryKey: ['products', 'low'],
    queryFn: async () => {
      const wanted = { maximumAvailable: config.lowStockThreshold, limit: most };
      return upTo(shownLow, async (cursor) => {
        const page = cursor === null ? wanted : { ...wanted, cursor };
        const { products, nextCursor } = await valueIn(outcomeOf(api.GET('/v1/products', { params: { query: page } })));
        return { items: products, nextCursor };
      });
    },
    select: ({ items }) => items.toSorted((left, right) => left.available - right.available).slice(0, shownLow),
  });
  return (
    <section aria-labelledby="low-title">
      <h2 id="low-title">{t('low-stock')}</h2>
      <Loaded query={query} rows={3}>
        {({ length }) =>
          length === 0 ? <Empty>{t('no-low-stock')}</Empty> : <Link href="/products?low=1">{t('all-low-stock')}</Link>
        }
      </Loaded>
      <ul className="plain list">
        {(query.data ?? []).map(({ sku, name, available }) => (
          <li key={sku}>
            <Link href={`/products/${encodeURIComponent(sku)}`}>{name}</Link>
            <span className={available === 0 ? 'bad number' : 'number'}>{t('in-stock', { count: available })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

const Newest = () => {
  const { t, api, money } = useConsole();
  const query = useQuery({
    queryKey: ['orders', 'newest'],
    queryFn: () => valueIn(listOrders(api, {}, 8)),
    refetchInterval: 30_000,
  });
  return (
    <section aria-labelledby="newest-title">
      <h2 id="newest-title">{t('newest')}</h2>
      <Loaded query={query} rows={5}>
        {({ orders }) =>
          orders.length === 0 && <Empty action={<a href="/">{t('to-shop')}</a>}>{t('no-orders-yet')}</Empty>
        }
      </Loaded>
      <ul className="plain list">
        {(query.data?.orders ?? []).map((order) => (
          <li key={order.id}>
            <span>
              <Link href={`/orders/${order.id}`}>{order.id}</Link>{' '}
              <span className="muted small">
                <Time at={order.placedAt} /> · {order.customerId}
              </span>
            </span>
            <span>
              <OrderStatus of={order.status} /> <PaymentStatus of={order.paymentStatus} />
            </span>
            <span className="number">{money(order.totalAmount, order.currency)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

export default function Home() {
  const { t, config } = useConsole();
  return (
    <>
      <ViewTitle name={t('home')}>{t('home')}</ViewTitle>
      <FailingEndpoints />
      <section aria-labelledby="waiting-title">
        <h2 id="waiting-title">{t('waiting')}</h2>
        <ul className="plain tiles">
          {waiting.map((each) => (
            <Waiting key={each.text} {...each} />
          ))}
          {config.signIn.kind === 'local' && <FailedLetters />}
        </ul>
      </section>
      <div className="columns">
        <div>
          <Concerns />
          <Newest />
        </div>
        <LowStock />
      </div>
    </>
  );
}
