import { Link } from 'wouter';
import { useConsole } from '../console-context';
import { FulfillmentStatus, OrderStatus, PaymentStatus, ReturnStatus, Time } from '../parts/format';
import { Table } from '../parts/table';
import type { OrderSummary } from '../types';

type TableProps = {
  readonly orders: readonly OrderSummary[];
  /** The order that the keys are on. */
  readonly current: string | undefined;
  readonly selected: ReadonlySet<string>;
  readonly toggle: (id: string) => void;
  readonly choose: (ids: ReadonlySet<string>) => void;
};

const Row = ({ order, current, selected, toggle }: Omit<TableProps, 'orders' | 'choose'> & { order: OrderSummary }) => {
  const { t, money } = useConsole();
  const returned = order.returnStatus === 'none' ? null : <ReturnStatus of={order.returnStatus} />;
  return (
    <tr aria-selected={selected.has(order.id)} className={current === order.id ? 'current' : ''}>
      <td className="pick">
        <input
          type="checkbox"
          aria-label={t('select-order', { id: order.id })}
          checked={selected.has(order.id)}
          onChange={() => toggle(order.id)}
        />
      </td>
      <th scope="row">
        <Link id={`order-${order.id}`} href={`/orders/${order.id}`}>
          {order.id}
        </Link>
        <span className="under">
          <Time at={order.placedAt} /> · {money(order.totalAmount, order.currency)}
          <br />
          <OrderStatus of={order.status} /> <PaymentStatus of={order.paymentStatus} />{' '}
          <FulfillmentStatus of={order.fulfillmentStatus} />
        </span>
      </th>
      <td className="minor placed">
        <Time at={order.placedAt} />
      </td>
      <td className="minor customer" title={order.customerId}>
        {order.customerId}
      </td>
      <td className="minor">
        <OrderStatus of={order.status} />
      </td>
      <td className="minor">
        <PaymentStatus of={order.paymentStatus} />
      </td>
      <td className="minor">
        <FulfillmentStatus of={order.fulfillmentStatus} />
        {returned !== null && <span className="beside-returns">{returned}</span>}
      </td>
      <td className="minor returns">{returned}</td>
      <td className="number minor items">{order.lineCount}</td>
      <td className="number minor">{money(order.totalAmount, order.currency)}</td>
    </tr>
  );
};

export const OrdersTable = ({ orders, choose, ...rest }: TableProps) => {
  const { t } = useConsole();
  const areAll = orders.every(({ id }) => rest.selected.has(id));
  const pickAll = (
    <input
      type="checkbox"
      aria-label={t('select-all')}
      checked={areAll}
      onChange={() => choose(new Set(areAll ? [] : orders.map(({ id }) => id)))}
    />
  );
  const minor = ['placed', 'customer', 'order-status', 'payment', 'shipping-status', 'returns'] as const;
  const columns = [
    { name: pickAll },
    { name: t('number') },
    ...minor.map((name) => ({ name: t(name), isMinor: true, className: name })),
    { name: t('items'), isNumber: true, isMinor: true, className: 'items' },
    { name: t('total'), isNumber: true, isMinor: true },
  ];
  return (
    <Table label={t('orders')} className="orders" columns={columns}>
      {orders.map((order) => (
        <Row key={order.id} order={order} {...rest} />
      ))}
    </Table>
  );
};
