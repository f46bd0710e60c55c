import { useEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '../../shared/api';
import { Choice, Field, Notice, Trouble, ViewTitle, WorkButton } from '../parts';
import { goTo, hrefOf } from '../routes';
import { type Shop, useShop } from '../shop-context';
import { emptyBasket } from '../state/basket';
import { type Faults, faultsIn, missingIn, noFaults } from '../state/faults';
import { currentOrder, type Placed, placeOnce, sentOrder } from '../state/placing';
import { type LiveQuote, type Quote, useQuote } from '../state/quote';
import { AddressFields } from './address';
import { BasketLines } from './basket-lines';
import { type Chosen, type PaymentChoice, usePayment } from './payment-methods';
import { SignInPanel } from './sign-in';
import { Totals } from './totals';

const faultWords = ({ t }: Pick<Shop, 't'>) => ({
  fault: ({ code, detail }: { code: string; detail: string }): string => {
    switch (code) {
      case 'required':
      case 'too-long':
      case 'wrong-format':
      case 'not-allowed':
      case 'discount-not-applicable':
      case 'unknown-shipping-method':
        return t(`fault.${code}`);
      case 'unknown-product':
      case 'currency-mismatch':
        return t(`problem.${code}`);
      default:
        return detail;
    }
  },
  available: (count: number): string => (count === 0 ? t('sold-out') : t('fault.available', { count })),
});

/** The faults that a failure of a quote or an order shows at fields. */
const useFaults = (failure: Failure | null): Faults => {
  const shop = useShop();
  return failure === null ? noFaults : faultsIn(failure, shop.basket, faultWords(shop));
};

const Delivery = ({ faults }: { faults: Faults }) => {
  const { t, config, basket, setBasket } = useShop();
  const names = { standard: t('shipping.standard'), express: t('shipping.express'), pickup: t('shipping.pickup') };
  const nameOf = (method: string): string =>
    Object.hasOwn(names, method) ? names[method as keyof typeof names] : method;
  return (
    <Choice
      id="shippingMethod"
      label={t('shipping')}
      value={basket.shippingMethod}
      options={config.shippingMethods.map((method) => [method, nameOf(method)])}
      fault={faults.get('shippingMethod')}
      onChange={(shippingMethod) => setBasket((before) => ({ ...before, shippingMethod }))}
    />
  );
};

/** The code counts when the customer leaves the field, so that half a code is not refused. */
const Discount = ({ faults }: { faults: Faults }) => {
  const { t, basket, setBasket } = useShop();
  const [code, setCode] = useState(basket.discountCode);
  const apply = (): void => {
    if (code.trim() !== basket.discountCode) setBasket((before) => ({ ...before, discountCode: code.trim() }));
  };
  return (
    <div class="row end" onFocusOut={apply}>
      <Field
        id="discountCode"
        label={t('discount')}
        value={code}
        fault={code.trim() === basket.discountCode ? faults.get('discountCode') : undefined}
        onInput={setCode}
        isOptional
      />
      <button type="button" class="quiet" onClick={apply}>
        {t('apply')}
      </button>
    </div>
  );
};

/** A refusal that fields show is not shown again. */
const QuoteNotices = ({ live, faults, again }: { live: LiveQuote; faults: Faults; again: () => void }) => {
  const { quote, failure } = live;
  const { t, explain } = useShop();
  return (
    <>
      {quote?.notices.map(({ code }) => (
        <Notice key={code} tone="warning">
          {t(`notice.${code}`)}
        </Notice>
      ))}
      {failure !== null && faults.size === 0 && <Trouble text={explain(failure)} retry={again} urgent={false} />}
    </>
  );
};

/** Goes to the order, and begins a new basket. */
const finish = ({ config, setBasket }: Shop, orderId: string): void => {
  sentOrder.write(null);
  currentOrder.write(orderId);
  setBasket(({ currency }) => emptyBasket(currency, config.shippingMethod));
  goTo({ view: 'order', id: orderId });
};

/** The first field with a fault takes the focus, else the text about the trouble. */
const focusOnTrouble = (): void => {
  // After the faults are drawn.
  setTimeout(() => {
    const field = document.querySelector<HTMLElement>('[aria-invalid]') ?? document.getElementById('trouble');
    field?.focus();
  });
};

type Refusal = { readonly text: string; readonly faults: Faults };

/** Places the order at the total that the customer has seen. */
const placeAt = async (
  { totalAmount }: Pick<Quote['totals'], 'totalAmount'>,
  { api, basket, destination, record, confirmRecord, t, language }: Shop,
  choose: PaymentChoice['choose'],
): Promise<Placed | Extract<Chosen, { refusal: string }>> => {
  // The service takes the address that the record has by then, which the customer must have seen.
  if (destination.stored !== null && !(await confirmRecord())) return { refusal: t('record-changed') };
  const chosen: Chosen =
    totalAmount === 0 ? { method: null } : await choose().catch(() => ({ refusal: t('problem.no-answer') }));
  if ('refusal' in chosen) return chosen;
  return placeOnce(api, {
    ...{ basket, delivery: destination, record, method: chosen.method },
    ...{ expectedTotalAmount: totalAmount, locale: language },
  });
};

const usePlacing = (live: LiveQuote, choose: PaymentChoice['choose'], again: () => void) => {
  const shop = useShop();
  const [trouble, setTrouble] = useState<Refusal | null>(null);
  const [isBusy, setBusy] = useState(false);
  // A second press arrives before the page is drawn again.
  const isRunning = useRef(false);
  // A changed basket has no faults yet.
  useEffect(() => setTrouble(null), [shop.basket]);

  const refuse = (text: string, faults: Faults = noFaults): void => {
    setTrouble({ text, faults });
    focusOnTrouble();
  };
  const follow = (placed: Placed) => {
    switch (placed.kind) {
      case 'placed':
      case 'placed-before':
        return finish(shop, placed.order.id);
      case 'payment-unknown':
        return finish(shop, placed.orderId);
      case 'placed-elsewhere':
        shop.setBasket(({ currency }) => emptyBasket(currency, shop.config.shippingMethod));
        shop.announce(shop.t('placed-elsewhere'));
        return goTo({ view: 'orders' });
      case 'failed': {
        const { failure } = placed;
        if (failure.code === 'price-changed') again();
        const faults = faultsIn(failure, shop.basket, faultWords(shop));
        return refuse(faults.size > 0 ? shop.t('mend') : shop.explain(failure), faults);
      }
    }
  };
  const place = async (): Promise<void> => {
    const { destination, t } = shop;
    const missing = missingIn(destination, t('fault.required'));
    if (missing.size > 0) return refuse(t('mend'), missing);
    // The button takes no press before there is a total.
    if (live.quote === null || isRunning.current) return undefined;
    isRunning.current = true;
    setBusy(true);
    setTrouble(null);
    const placed = await placeAt(live.quote.totals, shop, choose);
    isRunning.current = false;
    setBusy(false);
    return 'refusal' in placed ? refuse(placed.refusal) : follow(placed);
  };
  return { trouble, isBusy, place };
};

const OrderForm = () => {
  const { t, basket, destination, api, person } = useShop();
  const [count, setCount] = useState(0);
  const again = (): void => setCount((before) => before + 1);
  const live = useQuote(api, basket, destination, count);
  const quoteFaults = useFaults(live.failure);
  const { totalAmount = 0 } = live.quote?.totals ?? {};
  const payment = usePayment({ amount: totalAmount, currency: basket.currency, withLater: true });
  const { trouble, isBusy, place } = usePlacing(live, payment.choose, again);
  const faults: Faults = new Map([...quoteFaults, ...(trouble?.faults ?? [])]);
  const isFree = live.quote !== null && totalAmount === 0;
  return (
    <form
      noValidate
      class="checkout"
      onSubmit={(event) => {
        event.preventDefault();
        void place();
      }}
    >
      <div class="fields">
        <section>
          <h2 id="basket-title" tabIndex={-1}>
            {t('your-basket')}
          </h2>
          <BasketLines quote={live.quote} faults={faults} />
          <Discount faults={faults} />
        </section>
        <SignInPanel reason={t('sign-in-to-order')} />
        <AddressFields faults={faults} />
        <Delivery faults={faults} />
        {!isFree && payment.view}
      </div>
      <aside class="summary" aria-label={t('total')}>
        {live.quote !== null && <Totals priced={live.quote} isPending={live.isPending} />}
        <QuoteNotices live={live} faults={quoteFaults} again={again} />
        {trouble !== null && (
          <div id="trouble" tabIndex={-1}>
            <Notice tone="bad" urgent>
              {trouble.text}
            </Notice>
          </div>
        )}
        <WorkButton type="submit" class="primary" isBusy={isBusy || person === null || live.quote === null}>
          {isBusy ? t('ordering') : t('order')}
        </WorkButton>
        {person === null && <p class="muted small">{t('sign-in-to-order')}</p>}
      </aside>
    </form>
  );
};

export const Checkout = () => {
  const { t, basket } = useShop();
  return (
    <>
      <ViewTitle name={t('checkout')}>{t('checkout')}</ViewTitle>
      {basket.lines.length === 0 ? (
        <p>
          {t('basket-empty')} <a href={hrefOf({ view: 'catalog' })}>{t('to-catalog')}</a>
        </p>
      ) : (
        <OrderForm />
      )}
    </>
  );
};
