import { useState } from 'preact/hooks';
import type { Order } from '../../../clients/typescript/index';
import { outcomeOf } from '../../shared/api';
import { Notice, Time, Trouble, WorkButton } from '../parts';
import { confirmAtStripe, usePayment } from '../shop/payment-methods';
import { useShop } from '../shop-context';
import { currentOrder } from '../state/placing';
import { failedPayment, waitingPayment } from './rights';
import { useCommand } from './use-command';
import { type May, useNow } from './use-order';

/** A customer is warned this long before the order expires. */
const warnMinutes = 10;
const tickMilliseconds = 10_000;

/** `load`: reads the order again, which records also what was declined. */
type PayProps = { readonly order: Order; readonly show: (order: Order) => void; readonly load: () => void };

/** The page of the simulator is on the server of this page, whatever name the customer uses for it. */
const addressOf = (url: string, isSimulator: boolean): string => (isSimulator ? new URL(url).pathname : url);

/** The step that the customer's bank asks for (3-D Secure): on a page of the bank, or in a window of Stripe. */
const NextStep = ({ order, load }: Pick<PayProps, 'order' | 'load'>) => {
  const shop = useShop();
  const { t, config } = shop;
  const { url, clientSecret } = waitingPayment(order)?.nextAction ?? {};
  if (url === undefined && clientSecret === undefined) return null;
  return (
    <Notice tone="warning">
      <p>{t('bank-step')}</p>
      {url === undefined ? (
        <button
          type="button"
          class="primary"
          onClick={() => confirmAtStripe(shop, clientSecret ?? '').then(load, load)}
        >
          {t('bank-go')}
        </button>
      ) : (
        <a
          class="button primary"
          href={addressOf(url, config.payments.provider === 'simulator')}
          onClick={() => currentOrder.write(order.id)}
        >
          {t('bank-go')}
        </a>
      )}
    </Notice>
  );
};

/** When an unpaid order expires. The warning is said once, when it appears. */
const Expiry = ({ order: { expiresAt }, onExpired }: { order: Order; onExpired: () => void }) => {
  const { t } = useShop();
  const now = useNow(tickMilliseconds);
  if (expiresAt === null) return null;
  const minutes = Math.ceil((Date.parse(expiresAt) - now) / 60_000);
  if (minutes <= 0) return <Trouble text={t('expired')} retry={onExpired} />;
  const isSoon = minutes <= warnMinutes;
  return (
    <Notice tone={isSoon ? 'bad' : 'info'} urgent={isSoon}>
      {isSoon ? t('expires-soon') : t('expires')} <Time at={expiresAt} form="clock" />.
    </Notice>
  );
};

const PayForm = ({ order, show, load }: PayProps) => {
  const { t, api, explain, money } = useShop();
  const [refusal, setRefusal] = useState<string | null>(null);
  const { run, isBusy, failure } = useCommand<Order>(show, load);
  const payment = usePayment({ amount: order.balance.dueAmount, currency: order.currency, withLater: false });
  const pay = async (): Promise<void> => {
    const chosen = await payment.choose();
    setRefusal('refusal' in chosen ? chosen.refusal : null);
    if ('refusal' in chosen) return;
    await run((key) =>
      outcomeOf(
        api.POST('/v1/orders/{orderId}/payments', {
          params: { path: { orderId: order.id }, header: { 'Idempotency-Key': key } },
          body: { method: chosen.method ?? '' },
        }),
      ),
    );
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void pay();
      }}
    >
      {payment.view}
      {refusal !== null && (
        <Notice tone="bad" urgent>
          {refusal}
        </Notice>
      )}
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

/** The reasons of a decline that a customer can do something about. */
const explainedReasons = ['insufficient-funds', 'expired-card', 'incorrect-cvc', 'authentication-failed'] as const;

/** Everything about paying an order: the step at the bank, the time that is left, and another try. */
export const PayPanel = ({ order, show, load, may }: PayProps & { readonly may: May }) => {
  const { t, config } = useShop();
  const failed = failedPayment(order);
  const reason = explainedReasons.find((each) => each === failed?.operations.at(-1)?.reason) ?? 'generic';
  const isOpen = config.payments.provider !== 'none' && waitingPayment(order) === undefined && may('payOrder');
  const isWaiting = order.status === 'pending';
  if (!isOpen && !isWaiting) return null;
  return (
    <section class="panel">
      <h2>{t('payment')}</h2>
      {failed !== undefined && (
        <Notice tone="bad" urgent>
          {t(`declined.${reason}`)}
        </Notice>
      )}
      <NextStep order={order} load={load} />
      {isWaiting && <Expiry order={order} onExpired={load} />}
      {order.payments.some(({ status }) => status === 'processing' || status === 'pending') && (
        <Notice tone="info">{t('payment-processing')}</Notice>
      )}
      {isOpen && <PayForm order={order} show={show} load={load} />}
    </section>
  );
};
