import { useState } from 'preact/hooks';
import type { Order } from '../../../clients/typescript/index';
import { outcomeOf } from '../../shared/api';
import { Notice, Time, WorkButton } from '../parts';
import { type Method, PaymentMethods, tokenOf } from '../shop/payment-methods';
import { useShop } from '../shop-context';
import { currentOrder } from '../state/placing';
import { canPay, failedPayment, waitingPayment } from './rights';
import { useCommand } from './use-command';
import { useNow } from './use-order';

/** A customer is warned this long before the order expires. */
const warnMinutes = 10;
const tickMilliseconds = 10_000;

/** The page of the simulator is on the server of this page, whatever name the customer uses for it. */
const addressOf = (url: string, isSimulator: boolean): string => (isSimulator ? new URL(url).pathname : url);

/** The step that the customer's bank asks for (3-D Secure). */
const NextStep = ({ order }: { order: Order }) => {
  const { t, config } = useShop();
  const url = waitingPayment(order)?.nextAction?.url;
  if (url === undefined) return null;
  return (
    <Notice tone="warning">
      <p>{t('bank-step')}</p>
      <a
        class="button primary"
        href={addressOf(url, config.payments === 'simulator')}
        onClick={() => currentOrder.write(order.id)}
      >
        {t('bank-go')}
      </a>
    </Notice>
  );
};

/** When an unpaid order expires. The warning is said once, when it appears. */
const Expiry = ({ order: { expiresAt }, onExpired }: { order: Order; onExpired: () => void }) => {
  const { t } = useShop();
  const now = useNow(tickMilliseconds);
  if (expiresAt === null) return null;
  const minutes = Math.ceil((Date.parse(expiresAt) - now) / 60_000);
  if (minutes <= 0)
    return (
      <Notice tone="bad" urgent>
        <p>{t('expired')}</p>
        <button type="button" class="quiet" onClick={onExpired}>
          {t('refresh')}
        </button>
      </Notice>
    );
  const isSoon = minutes <= warnMinutes;
  return (
    <Notice tone={isSoon ? 'bad' : 'info'} urgent={isSoon}>
      {isSoon ? t('expires-soon') : t('expires')} <Time at={expiresAt} form="clock" />.
    </Notice>
  );
};

/** `load`: reads the order again, which records also what was declined. */
type PayProps = { readonly order: Order; readonly show: (order: Order) => void; readonly load: () => void };

const PayForm = ({ order, show, load }: PayProps) => {
  const { t, api, explain, money } = useShop();
  const [method, setMethod] = useState<Method>('card');
  const { run, isBusy, failure } = useCommand<Order>(show, load);
  const pay = (): Promise<void> =>
    run((key) =>
      outcomeOf(
        api.POST('/v1/orders/{orderId}/payments', {
          params: { path: { orderId: order.id }, header: { 'Idempotency-Key': key } },
          body: { method: tokenOf(method) ?? '' },
        }),
      ),
    );
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void pay();
      }}
    >
      <PaymentMethods method={method} onChange={setMethod} withLater={false} />
      {failure !== null && failure.code !== 'payment-declined' && (
        <Notice tone="bad" urgent>
          {explain(failure)}
        </Notice>
      )}
      <WorkButton type="submit" class="primary" isBusy={isBusy}>
        {isBusy ? t('paying') : t('pay-amount', { amount: money(order.balance.dueAmount, order.currency) })}
      </WorkButton>
    </form>
  );
};

/** Everything about paying an order: the step at the bank, the time that is left, and another try. */
export const PayPanel = ({ order, show, load }: PayProps) => {
  const { t } = useShop();
  const failed = failedPayment(order);
  const reason = failed?.operations.at(-1)?.reason ?? 'generic';
  const isOpen = canPay(order);
  const isWaiting = order.status === 'pending';
  if (!isOpen && !isWaiting) return null;
  return (
    <section class="panel" aria-labelledby="pay-title">
      <h2 id="pay-title">{t('payment')}</h2>
      {failed !== undefined && (
        <Notice tone="bad" urgent>
          {t(`declined.${reason}`)}
        </Notice>
      )}
      <NextStep order={order} />
      {isWaiting && <Expiry order={order} onExpired={load} />}
      {order.payments.some(({ status }) => status === 'processing' || status === 'pending') && (
        <Notice tone="info">{t('payment-processing')}</Notice>
      )}
      {isOpen && <PayForm order={order} show={show} load={load} />}
    </section>
  );
};
