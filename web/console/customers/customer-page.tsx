import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import { outcomeOf } from '../../shared/api';
import { useConsole, valueIn } from '../console-context';
import { listOrders } from '../orders/use-orders';
import { Empty, Loaded, ViewTitle } from '../parts/feedback';
import { OrderStatus, PaymentStatus, Time } from '../parts/format';
import { Account } from './account';
import { CustomerForm } from './customer-form';
import { PersonalData } from './personal-data';

const shownOrders = 10;

const useCustomer = (customerId: string) => {
  const { api } = useConsole();
  return useQuery({
    queryKey: ['customer', customerId],
    // A form must not change under the hands of who fills it in.
    refetchOnWindowFocus: false,
    queryFn: async () => {
      const outcome = await outcomeOf(api.GET('/v1/customers/{customerId}', { params: { path: { customerId } } }));
      // A customer can have orders and no record.
      if (!outcome.ok && outcome.failure.code === 'customer-not-found') return null;
      return valueIn(Promise.resolve(outcome));
    },
  });
};

const Orders = ({ customerId }: { customerId: string }) => {
  const { t, api, money } = useConsole();
  const query = useQuery({
    queryKey: ['orders', 'of-customer', customerId],
    queryFn: () => valueIn(listOrders(api, { customerId }, shownOrders)),
  });
  const { orders = [], nextCursor = null } = query.data ?? {};
  return (
    <section aria-labelledby="orders-title">
      <h2 id="orders-title">{t('orders')}</h2>
      <Loaded query={query} rows={3}>
        {() => orders.length === 0 && <Empty>{t('no-orders-of-customer')}</Empty>}
      </Loaded>
      <ul className="plain list">
        {orders.map((order) => (
          <li key={order.id}>
            <span>
              <Link href={`/orders/${order.id}`}>{order.id}</Link>{' '}
              <span className="muted small">
                <Time at={order.placedAt} />
              </span>
            </span>
            <span>
              <OrderStatus of={order.status} /> <PaymentStatus of={order.paymentStatus} />
            </span>
            <span className="number">{money(order.totalAmount, order.currency)}</span>
          </li>
        ))}
      </ul>
      {nextCursor !== null && (
        <p>
          <Link href={`/orders?customerId=${encodeURIComponent(customerId)}`}>{t('all-orders')}</Link>
        </p>
      )}
    </section>
  );
};

/** A customer: the record, the account, the newest orders, and what may be done with the personal data. */
export default function CustomerPage({ id }: { id: string }) {
  const { t } = useConsole();
  const query = useCustomer(id);
  const name = query.data?.name ?? null;
  return (
    <>
      <p className="back">
        <Link href="/customers">← {t('customers')}</Link>
      </p>
      <ViewTitle name={id}>{name ?? id}</ViewTitle>
      {name !== null && <p className="muted">{id}</p>}
      <div className="columns">
        <div>
          <Loaded query={query} rows={6}>
            {(customer) => <CustomerForm key={customer?.version ?? 'new'} customerId={id} customer={customer} />}
          </Loaded>
          <PersonalData customerId={id} />
        </div>
        <div>
          <Account customerId={id} />
          <Orders customerId={id} />
        </div>
      </div>
    </>
  );
}
