import type { Order } from '../../../clients/typescript/index';
import { Loading, Notice, Time, Trouble, ViewTitle } from '../parts';
import { hrefOf } from '../routes';
import { SignInPanel } from '../shop/sign-in';
import { Rows, Totals } from '../shop/totals';
import { useShop } from '../shop-context';
import { Actions } from './actions';
import { PayPanel } from './pay';
import { type LiveOrder, useNow, useOrder } from './use-order';

const minute = 60_000;

/** A change while the page is open is said, for example after a payment. */
const Status = ({ order }: { order: Order }) => {
  const { t } = useShop();
  const { status, paymentStatus, fulfillmentStatus, returnStatus } = order;
  return (
    <div class="status">
      <p class="lead" role="status">
        {t(`status-about.${status}`)}
      </p>
      <p>
        <span class={`badge ${status}`}>{t(`status.${status}`)}</span>{' '}
        <span class="badge">{t(`payment.${paymentStatus}`)}</span>{' '}
        <span class="badge">{t(`fulfillment.${fulfillmentStatus}`)}</span>{' '}
        {returnStatus !== 'none' && <span class="badge">{t(`returns.${returnStatus}`)}</span>}
      </p>
    </div>
  );
};

const Lines = ({ order }: { order: Order }) => {
  const { t, money } = useShop();
  return (
    <ul class="lines plain">
      {order.lines.map(({ id, name, quantity, totalAmount }) => (
        <li key={id} class="line">
          <span class="name">{name}</span>
          <span class="quantity">
            {quantity.ordered} ×
            {quantity.canceled > 0 && <small> {t('units-canceled', { count: quantity.canceled })}</small>}
            {quantity.returned > 0 && <small> {t('units-returned', { count: quantity.returned })}</small>}
          </span>
          <span class="amount">{money(totalAmount, order.currency)}</span>
        </li>
      ))}
    </ul>
  );
};

const unitsText = (order: Order, units: readonly { lineId: string; quantity: number }[]): string =>
  units
    .map(({ lineId, quantity }) => `${quantity} × ${order.lines.find(({ id }) => id === lineId)?.name ?? lineId}`)
    .join(', ');

/** A carrier's link is followed only over the web: it comes from outside. */
const webAddress = (url: string | null | undefined): string | undefined =>
  url !== null && url !== undefined && /^https?:\/\//.test(url) ? url : undefined;

const Parcels = ({ order }: { order: Order }) => {
  const { t } = useShop();
  const parcels = order.fulfillments.filter(({ status }) => status !== 'canceled');
  if (parcels.length === 0) return null;
  return (
    <section>
      <h2>{t('parcels')}</h2>
      <ul class="entries">
        {parcels.map(({ id, status, lines, tracking, shippedAt, deliveredAt }) => {
          const at = deliveredAt ?? shippedAt;
          const link = webAddress(tracking?.url);
          const number = [tracking?.carrier, tracking?.number].filter(Boolean).join(' ');
          return (
            <li key={id}>
              <strong>{t(`parcel.${status}`)}</strong> {at !== null && <Time at={at} />}
              <br />
              {unitsText(order, lines)}
              {number !== '' && <br />}
              {link === undefined ? (
                number
              ) : (
                <a href={link} rel="noreferrer">
                  {number || t('tracking')}
                </a>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
};

const Returns = ({ order }: { order: Order }) => {
  const { t } = useShop();
  if (order.returns.length === 0) return null;
  return (
    <section>
      <h2>{t('returns')}</h2>
      <ul class="entries">
        {order.returns.map(({ id, status, lines, requestedAt, reason }) => (
          <li key={id}>
            <strong>{t(`return.${status}`)}</strong> <Time at={requestedAt} />
            <br />
            {unitsText(order, lines)}
            {reason !== null && <> · {reason}</>}
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What became of the money. An amount of 0 is left out. */
const Money = ({ order: { balance, currency, totals } }: { order: Order }) => {
  const { t } = useShop();
  const amounts = [
    ['balance.worth-now', balance.currentAmount === totals.totalAmount ? 0 : balance.currentAmount],
    ['payment.paid', balance.capturedAmount],
    ['payment.refunded', balance.refundedAmount],
    ['balance.credit', balance.creditAmount],
  ] as const;
  const rows = amounts.filter(([, amount]) => amount > 0).map(([name, amount]) => ({ text: t(name), amount }));
  return <Rows rows={rows} currency={currency} />;
};

const Address = ({ order }: { order: Order }) => {
  const { t, countryName } = useShop();
  const { shippingAddress: address, note } = order;
  if (address === null) return null;
  const { name, line1, line2, postalCode, city, region, country } = address;
  const rows = [name, line1, line2, [postalCode, city].filter(Boolean).join(' '), region, countryName(country)].filter(
    Boolean,
  );
  return (
    <section>
      <h2>{t('delivery')}</h2>
      <address>
        {rows.map((row) => (
          <div key={row}>{row}</div>
        ))}
      </address>
      {note !== null && <p class="note">{note}</p>}
    </section>
  );
};

type DetailsProps = Pick<LiveOrder, 'show' | 'load' | 'may'> & { readonly order: Order };

const Details = ({ order, show, load, may }: DetailsProps) => {
  const { t } = useShop();
  const now = useNow(minute);
  return (
    <>
      <Status order={order} />
      {order.holds.length > 0 && <Notice tone="warning">{t('held')}</Notice>}
      <PayPanel order={order} show={show} load={load} may={may} />
      <div class="columns">
        <div>
          <section>
            <h2>{t('goods')}</h2>
            <Lines order={order} />
          </section>
          <Parcels order={order} />
          <Returns order={order} />
        </div>
        <div>
          <Totals priced={order} />
          <Money order={order} />
          <Address order={order} />
        </div>
      </div>
      <Actions order={order} show={show} may={may} now={now} />
      <p class="muted small">
        {t('placed')} <Time at={order.placedAt} />
      </p>
    </>
  );
};

const Loaded = ({ id }: { id: string }) => {
  const { explain } = useShop();
  const { order, failure, show, load, may } = useOrder(id);
  return (
    <>
      {order === null && failure === null && <Loading />}
      {failure !== null && <Trouble text={explain(failure)} retry={load} />}
      {order !== null && <Details order={order} show={show} load={load} may={may} />}
    </>
  );
};

/** One order: the confirmation after it is placed, and its page in "my orders". */
export const OrderView = ({ id }: { id: string }) => {
  const { t, person } = useShop();
  return (
    <>
      <p class="back">
        <a href={hrefOf({ view: 'orders' })}>{t('my-orders')}</a>
      </p>
      <ViewTitle name={t('order-number', { id })}>
        {t('order-number', { id: '' })}
        <span class="whole">{id}</span>
      </ViewTitle>
      <SignInPanel reason={t('sign-in-to-see')} />
      {person !== null && <Loaded id={id} key={person.email} />}
    </>
  );
};
