import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation, useSearchParams } from 'wouter';
import { useConsole } from '../console-context';
import { CopyButton, Curl, failureIn, Notice, Outdated, Skeleton, Unread, ViewTitle } from '../parts/feedback';
import { FulfillmentStatus, OrderStatus, PaymentStatus, ReturnStatus, Time } from '../parts/format';
import type { Order } from '../types';
import { Actions } from './actions';
import { CommandDialog } from './command-dialog';
import type { Target } from './draft';
import { Lines } from './lines';
import { Money } from './money';
import { Goods, Payments } from './parts';
import { Person } from './person';
import { showOrder, useOrder } from './queries';
import { Timeline } from './timeline';

const Heading = ({ order }: { order: Order }) => {
  const { t } = useConsole();
  return (
    <>
      <p className="back">
        <Link href="/orders">← {t('orders')}</Link>
      </p>
      <div className="heading">
        <ViewTitle name={order.id}>{order.id}</ViewTitle>
        <CopyButton label={t('copy-number')} text={() => order.id} />
        <Curl of={(client) => client.GET('/v1/orders/{orderId}', { params: { path: { orderId: order.id } } })} />
      </div>
      <p className="statuses">
        <OrderStatus of={order.status} /> <PaymentStatus of={order.paymentStatus} />{' '}
        <FulfillmentStatus of={order.fulfillmentStatus} />{' '}
        {order.returnStatus !== 'none' && <ReturnStatus of={order.returnStatus} />}{' '}
        <span className="muted">
          <Time at={order.placedAt} /> ·{' '}
          <Link href={`/orders?customerId=${encodeURIComponent(order.customerId)}`}>{order.customerId}</Link>
          {order.externalReference !== null && ` · ${order.externalReference}`}
        </span>
      </p>
    </>
  );
};

/** A version other than the current one is read only. */
const PastNotice = ({ order, toNow }: { order: Order; toNow: () => void }) => {
  const { t } = useConsole();
  return (
    <Notice tone="info">
      <p>{t('past-version', { version: order.version })}</p>
      <button type="button" className="quiet" onClick={toNow}>
        {t('to-now')}
      </button>
    </Notice>
  );
};

const View = ({
  now,
  shown,
  version,
  setVersion,
}: {
  now: Order;
  shown: Order;
  version: number | null;
  setVersion: (version: number | null) => void;
}) => {
  const { t, announce } = useConsole();
  const queries = useQueryClient();
  const [, goTo] = useLocation();
  const [target, setTarget] = useState<Target | null>(null);
  const done = (order: Order | null): void => {
    if (target !== null) announce(t('done', { action: t(`do.${target.action.operation}`) }));
    setTarget(null);
    if (order === null) goTo('/orders');
    else showOrder(queries, order);
  };
  return (
    <>
      <Heading order={shown} />
      {version !== null && <PastNotice order={shown} toNow={() => setVersion(null)} />}
      <div className="columns">
        <div>
          {version === null && <Actions order={now} begin={(action) => setTarget({ order: now, action })} />}
          <Lines order={shown} />
          <Money order={shown} />
          <Payments order={shown} />
          <Goods order={shown} />
        </div>
        <div>
          <Person order={shown} />
          <Timeline order={now} version={version} setVersion={setVersion} />
        </div>
      </div>
      {target !== null && <CommandDialog target={target} done={done} onClose={() => setTarget(null)} />}
    </>
  );
};

/** The version in the address; null: the current one. */
const versionIn = (search: URLSearchParams): number | null => {
  const version = Number(search.get('version'));
  return Number.isSafeInteger(version) && version > 0 ? version : null;
};

export default function OrderPage({ id }: { id: string }) {
  const { t } = useConsole();
  const [search, setSearch] = useSearchParams();
  const version = versionIn(search);
  const now = useOrder(id, null);
  const past = useOrder(id, version);
  const shown = version === null ? now : past;
  const failure = failureIn(now) ?? failureIn(shown);
  if (failure !== null)
    return (
      <>
        <ViewTitle name={id}>{id}</ViewTitle>
        <Unread failure={failure} retry={() => void now.refetch()} />
        <Link href="/orders">{t('orders')}</Link>
      </>
    );
  // While a version loads, the one before stays, so that the page does not jump under the slider.
  const order = shown.data ?? now.data;
  if (now.data === undefined || order === undefined) return <Skeleton rows={10} />;
  const setVersion = (next: number | null): void =>
    setSearch(next === null || next === now.data.version ? {} : { version: String(next) }, { replace: true });
  return (
    <>
      <Outdated error={now.error ?? shown.error} />
      <View now={now.data} shown={order} version={version} setVersion={setVersion} />
    </>
  );
}
