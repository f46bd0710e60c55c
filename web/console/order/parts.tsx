import { useConsole } from '../console-context';
import { Empty } from '../parts/feedback';
import { Badge, Time } from '../parts/format';
import type { Order, Payment } from '../types';
import { useJournal } from './queries';

const paymentTones = {
  captured: 'good',
  authorized: 'info',
  'requires-action': 'warning',
  processing: 'warning',
  pending: 'warning',
  voided: 'quiet',
  failed: 'bad',
} as const satisfies Readonly<Record<Payment['status'], string>>;

/** What a refund took out of the order, as its journal says: units, shipping, goodwill. */
const useRefundReasons = (order: Order): ReadonlyMap<string, string> => {
  const { t, money } = useConsole();
  const { data = [] } = useJournal(order);
  const nameOf = (lineId: unknown) => order.lines.find(({ id }) => id === lineId)?.name ?? String(lineId);
  return new Map(
    data.flatMap(({ type, data: facts }) => {
      if (type !== 'payment.requested' || facts.operation !== 'refund') return [];
      const takes = (facts.takes ?? {}) as {
        lines?: { lineId: string; quantity: number }[];
        shipping?: boolean;
        goodwillAmount?: number;
      };
      const goodwill = takes.goodwillAmount ?? 0;
      const parts = [
        ...(takes.lines ?? []).map(({ lineId, quantity }) => `${quantity} × ${nameOf(lineId)}`),
        ...(takes.shipping === true ? [t('refund-kind.shipping')] : []),
        ...(goodwill > 0 ? [`${t('goodwill')} ${money(goodwill, order.currency)}`] : []),
      ];
      return [[String(facts.operationId), parts.length === 0 ? t('from-credit') : parts.join(', ')]];
    }),
  );
};

/** The payments, each with everything that was asked of its provider. */
export const Payments = ({ order }: { order: Order }) => {
  const { t, money, named } = useConsole();
  const reasons = useRefundReasons(order);
  const of = (amount: number) => money(amount, order.currency);
  return (
    <section aria-labelledby="payments-title">
      <h2 id="payments-title">{t('payments')}</h2>
      {order.payments.length === 0 && <Empty>{t('no-payments')}</Empty>}
      {order.payments.map((payment) => (
        <article key={payment.id} className="card">
          <h3>
            {payment.id} <Badge tone={paymentTones[payment.status]}>{t(`payment.${payment.status}`)}</Badge>{' '}
            <span className="muted small">
              {payment.provider} {payment.method}
            </span>
          </h3>
          {payment.authorizedUntil !== null && payment.authorizedAmount > 0 && (
            <p className="small">
              {t('authorized-until', { amount: of(payment.authorizedAmount) })} <Time at={payment.authorizedUntil} />
            </p>
          )}
          <ul className="plain operations">
            {payment.operations.map((operation) => (
              <li key={operation.id}>
                <span>
                  {t(`operation.${operation.type}`)}{' '}
                  <span className={`state ${operation.state}`}>{t(`state.${operation.state}`)}</span>
                  {operation.reason !== null && ` (${named(`decline.${operation.reason}`, operation.reason)})`}
                  {operation.type === 'refund' && <span className="muted small"> {reasons.get(operation.id)}</span>}
                </span>
                <span className="muted small">
                  <Time at={operation.at} />
                </span>
                <span className="number">{of(operation.amount)}</span>
              </li>
            ))}
          </ul>
        </article>
      ))}
    </section>
  );
};

type Units = readonly { readonly lineId: string; readonly quantity: number }[];

const UnitList = ({ order, lines }: { order: Order; lines: Units }) =>
  lines
    .map(({ lineId, quantity }) => `${quantity} × ${order.lines.find(({ id }) => id === lineId)?.name ?? lineId}`)
    .join(', ');

const parcelTones = { open: 'warning', shipped: 'info', delivered: 'good', canceled: 'quiet' } as const;
const returnTones = { requested: 'warning', received: 'good', rejected: 'quiet' } as const;

const Parcels = ({ order }: { order: Order }) => {
  const { t } = useConsole();
  return order.fulfillments.map(({ id, status, lines, tracking, ...times }) => (
    <article key={id} className="card">
      <h3>
        {id} <Badge tone={parcelTones[status]}>{t(`parcel.${status}`)}</Badge>{' '}
        <span className="muted small">
          <Time at={times.deliveredAt ?? times.shippedAt ?? times.createdAt} />
        </span>
      </h3>
      <p>
        <UnitList order={order} lines={lines} />
      </p>
      {tracking !== null && (
        <p className="small">
          {tracking.carrier} {tracking.number}{' '}
          {tracking.url !== null && /^https?:/.test(tracking.url) && (
            <a href={tracking.url} target="_blank" rel="noreferrer">
              {t('track')}
            </a>
          )}
        </p>
      )}
    </article>
  ));
};

const Returns = ({ order }: { order: Order }) => {
  const { t } = useConsole();
  return order.returns.map(({ id, status, lines, reason, requestedAt, closedAt }) => (
    <article key={id} className="card">
      <h3>
        {id} <Badge tone={returnTones[status]}>{t(`return.${status}`)}</Badge>{' '}
        <span className="muted small">
          <Time at={closedAt ?? requestedAt} />
        </span>
      </h3>
      <p>
        <UnitList order={order} lines={lines} />
      </p>
      {reason !== null && <p className="note small">{reason}</p>}
    </article>
  ));
};

/** Holds, parcels and returns. */
export const Goods = ({ order }: { order: Order }) => {
  const { t, named } = useConsole();
  const isEmpty = order.fulfillments.length + order.returns.length + order.holds.length === 0;
  return (
    <section aria-labelledby="goods-title">
      <h2 id="goods-title">{t('goods')}</h2>
      {isEmpty && <Empty>{t('no-goods')}</Empty>}
      {order.holds.map(({ id, reason, placedAt }) => (
        <article key={id} className="card">
          <h3>
            {id} <Badge tone="warning">{t('on-hold')}</Badge>{' '}
            <span className="muted small">
              <Time at={placedAt} />
            </span>
          </h3>
          {reason !== null && reason !== undefined && <p className="note">{named(`hold.${reason}`, reason)}</p>}
        </article>
      ))}
      <Parcels order={order} />
      <Returns order={order} />
    </section>
  );
};
