import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import type { OrdersClient } from '../../clients/typescript/index';
import type { Config, Language } from '../shared/config';
import { loadTexts } from '../shared/load-texts';
import { moneyFormat, percentOf } from '../shared/money';
import type { Person, SignIn } from '../shared/session';
import { translator, type Written } from '../shared/texts';
import { chooseTheme, chosenTheme, type Theme, themes } from '../shared/theme';
import { timeFormat } from '../shared/times';
import { OrderView } from './orders/order';
import { Orders } from './orders/orders';
import { Choice } from './parts';
import { hrefOf, type Route, useRoute } from './routes';
import { Catalog } from './shop/catalog';
import { Checkout } from './shop/checkout';
import { type Shop, ShopProvider, useShop } from './shop-context';
import {
  type Basket,
  type Delivery,
  emptyBasket,
  emptyDelivery,
  storedBasket,
  storedDelivery,
  unitsIn,
} from './state/basket';
import { chosenLanguage, explainer } from './state/language';
import { currentOrder } from './state/placing';
import { useRecord, withRecord } from './state/record';
import type { TextKey } from './texts';

/** A value that is stored at each change. */
const useStored = <Value,>(stored: { read: () => Value | null; write: (value: Value) => void }, first: () => Value) => {
  const [value, setValue] = useState<Value>(() => stored.read() ?? first());
  const change = useCallback(
    (step: (before: Value) => Value) =>
      setValue((before) => {
        const next = step(before);
        stored.write(next);
        return next;
      }),
    [stored],
  );
  return [value, change] as const;
};

const View = ({ route }: { route: Route }) => {
  switch (route.view) {
    case 'catalog':
      return <Catalog />;
    case 'basket':
      return <Checkout />;
    case 'orders':
      return <Orders />;
    case 'order':
      return <OrderView key={route.id} id={route.id} />;
  }
};

const Navigation = ({ view }: { view: Route['view'] }) => {
  const { t, basket } = useShop();
  const links = [
    ['catalog', t('catalog'), view === 'catalog'],
    ['basket', `${t('basket')} (${unitsIn(basket)})`, view === 'basket'],
    ['orders', t('my-orders'), view === 'orders' || view === 'order'],
  ] as const;
  return (
    <nav aria-label={t('navigation')}>
      {links.map(([target, text, isHere]) => (
        <a key={target} href={hrefOf({ view: target })} aria-current={isHere ? 'page' : undefined}>
          {text}
        </a>
      ))}
    </nav>
  );
};

/** Each in its own language, as those look for it who read no other. */
const languageNames: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

const Header = ({ view, setLanguage }: { view: Route['view']; setLanguage: (language: Language) => void }) => {
  const { t, config, language, person, signIn, setPerson, setDelivery } = useShop();
  return (
    <header>
      <a class="brand" href={hrefOf({ view: 'catalog' })}>
        {config.shopName ?? t('shop')}
      </a>
      <Navigation view={view} />
      <div class="tools">
        {person !== null && (
          <span class="person">
            {person.name}
            <button
              type="button"
              class="quiet"
              onClick={() => {
                signIn.end();
                setPerson(null);
                // The next person at this computer does not see where the last one lives.
                setDelivery(() => emptyDelivery(config.homeCountry));
                currentOrder.write(null);
              }}
            >
              {t('sign-out')}
            </button>
          </span>
        )}
        {config.languages
          .filter((each) => each !== language)
          .map((each) => (
            <button key={each} type="button" class="quiet" lang={each} onClick={() => setLanguage(each)}>
              {languageNames[each]}
            </button>
          ))}
      </div>
    </header>
  );
};

const ThemeChoice = () => {
  const { t } = useShop();
  const [theme, setTheme] = useState(chosenTheme);
  return (
    <Choice
      id="theme"
      label={t('theme')}
      value={theme}
      options={themes.map((each) => [each, t(`theme.${each}`)])}
      onChange={(next) => {
        chooseTheme(next as Theme);
        setTheme(next as Theme);
      }}
    />
  );
};

export type AppProps = {
  readonly config: Config;
  readonly api: OrdersClient;
  readonly signIn: SignIn;
  readonly restored: Person | null;
  readonly written: { readonly language: Language; readonly texts: Written<TextKey> };
};

export const App = ({ config, api, signIn, restored, written: firstWritten }: AppProps) => {
  const route = useRoute();
  const [written, setWritten] = useState(firstWritten);
  const [person, setPerson] = useState(restored);
  const [announced, setAnnounced] = useState('');
  const [basket, setBasket] = useStored<Basket>(storedBasket, () =>
    emptyBasket(config.currencies[0] ?? 'EUR', config.shippingMethod),
  );
  const [delivery, setDelivery] = useStored<Delivery>(storedDelivery, () => emptyDelivery(config.homeCountry));
  const stored = useRecord(api, person);
  const destination = withRecord(delivery, stored.record);
  useEffect(() => {
    // What the customer has typed stays. The name of a customer without a name is the address.
    const { email = '', name = '' } = person ?? {};
    setDelivery((before) => ({
      ...before,
      email: before.email || email,
      name: before.name || (name === email ? '' : name),
    }));
  }, [person, setDelivery]);
  const words = useMemo(() => {
    const { language, texts } = written;
    const t = translator(texts);
    const formats = new Map(config.currencies.map((code) => [code, moneyFormat(language, code)]));
    const countries = new Intl.DisplayNames(language, { type: 'region' });
    document.documentElement.lang = language;
    return {
      t,
      language,
      times: timeFormat(language, config.timeZone),
      money: (amount: number, currency: string) => (formats.get(currency) ?? moneyFormat(language, currency))(amount),
      countryName: (code: string) => countries.of(code) ?? code,
      percent: (rate: string) => percentOf(language, rate),
      explain: explainer(texts, t),
    };
  }, [config, written]);
  const setLanguage = (next: Language): void => {
    chosenLanguage.write(next);
    // Without an answer the page stays as it is.
    loadTexts<TextKey>(next).then(
      (texts) => setWritten({ language: next, texts }),
      () => setAnnounced(words.t('problem.no-answer')),
    );
  };
  const shop: Shop = {
    ...words,
    ...{ config, api, signIn, person, setPerson, basket, setBasket },
    ...stored,
    ...{ delivery, setDelivery, destination },
    announce: setAnnounced,
  };
  return (
    <ShopProvider value={shop}>
      <button type="button" class="skip" onClick={() => document.getElementById('main')?.focus()}>
        {words.t('skip')}
      </button>
      <Header view={route.view} setLanguage={setLanguage} />
      <main id="main" tabIndex={-1}>
        <View route={route} />
      </main>
      <footer>
        {config.signIn.kind === 'local' && <a href="/dev">{words.t('developers')}</a>}
        <a href="/docs">{words.t('reference')}</a>
        <ThemeChoice />
      </footer>
      <p class="unseen" role="status">
        {announced}
      </p>
    </ShopProvider>
  );
};
