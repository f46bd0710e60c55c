import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { lazy, Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import { Link, Route, Router, Switch } from 'wouter';
import { createApi } from '../shared/api';
import type { Config, Language } from '../shared/config';
import { loadTexts } from '../shared/load-texts';
import { moneyFormat, percentOf } from '../shared/money';
import { translator, type Written } from '../shared/texts';
import { timeFormat } from '../shared/times';
import { type Console, ConsoleProvider, useConsole } from './console-context';
import { Frame } from './frame';
import { chosenLanguage, wordsOf } from './language';
import { Empty, Skeleton, ViewTitle } from './parts/feedback';
import type { Session, Staff } from './session';
import { SignIn } from './sign-in';
import type { TextKey } from './texts';

const Home = lazy(() => import('./shop/home'));
const Orders = lazy(() => import('./orders/orders'));
const OrderPage = lazy(() => import('./order/order-page'));
const Products = lazy(() => import('./catalog/products'));
const ProductPage = lazy(() => import('./catalog/product-page'));
const Discounts = lazy(() => import('./catalog/discounts'));
const Customers = lazy(() => import('./customers/customers'));
const CustomerPage = lazy(() => import('./customers/customer-page'));
const Reports = lazy(() => import('./reports/reports'));
const Endpoints = lazy(() => import('./webhooks/endpoints'));
const EndpointPage = lazy(() => import('./webhooks/endpoint-page'));
const Events = lazy(() => import('./events/events'));
const Mailbox = lazy(() => import('./shop/mailbox'));
const Settings = lazy(() => import('./shop/settings'));

const NoPage = () => {
  const { t } = useConsole();
  return (
    <>
      <ViewTitle name={t('no-page')}>{t('no-page')}</ViewTitle>
      <Empty action={<Link href="/">{t('home')}</Link>}>{t('no-page-why')}</Empty>
    </>
  );
};

const Routes = () => {
  const { config } = useConsole();
  const isLocal = config.signIn.kind === 'local';
  return (
    <Suspense fallback={<Skeleton rows={8} />}>
      <Switch>
        <Route path="/" component={Home} />
        <Route path="/orders" component={Orders} />
        <Route path="/orders/:id">{({ id }) => <OrderPage key={id} id={id} />}</Route>
        <Route path="/products" component={Products} />
        <Route path="/products/:sku">
          {({ sku }) => <ProductPage key={sku} sku={sku === 'new' ? null : decodeURIComponent(sku)} />}
        </Route>
        <Route path="/discounts" component={Discounts} />
        <Route path="/customers" component={Customers} />
        <Route path="/customers/:id">{({ id }) => <CustomerPage key={id} id={decodeURIComponent(id)} />}</Route>
        <Route path="/reports" component={Reports} />
        <Route path="/webhooks" component={Endpoints} />
        <Route path="/webhooks/:id">{({ id }) => <EndpointPage key={id} id={id} />}</Route>
        <Route path="/events" component={Events} />
        {isLocal && <Route path="/mailbox" component={Mailbox} />}
        <Route path="/settings" component={Settings} />
        <Route component={NoPage} />
      </Switch>
    </Suspense>
  );
};

/** The texts and formats of a language. */
const useWords = (config: Config, written: { readonly language: Language; readonly texts: Written<TextKey> }) =>
  useMemo(() => {
    const { language, texts } = written;
    const formats = new Map(config.currencies.map((code) => [code, moneyFormat(language, code)]));
    document.documentElement.lang = language;
    return {
      ...wordsOf(language, texts, translator(texts)),
      language,
      times: timeFormat(language, config.timeZone),
      money: (amount: number, currency: string) => (formats.get(currency) ?? moneyFormat(language, currency))(amount),
      percent: (rate: string) => percentOf(language, rate),
    };
  }, [config, written]);

export type AppProps = {
  readonly config: Config;
  readonly session: Session;
  readonly restored: Staff | null;
  readonly written: { readonly language: Language; readonly texts: Written<TextKey> };
};

const messageMilliseconds = 6_000;

/** The client has its own retries; what is shown is read again when somebody comes back to the page. */
const newQueries = (): QueryClient =>
  new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 5_000, networkMode: 'always' } } });

export const App = ({ config, session, restored, written: firstWritten }: AppProps) => {
  const [written, setWritten] = useState(firstWritten);
  const [staff, setStaff] = useState(restored);
  const [announced, setAnnounced] = useState('');
  const [queries] = useState(newQueries);
  const [api] = useState(() => createApi(session.token));
  const words = useWords(config, written);
  const announce = useCallback((text: string) => setAnnounced(text), []);
  useEffect(() => {
    if (announced === '') return undefined;
    const timer = setTimeout(() => setAnnounced(''), messageMilliseconds);
    return () => clearTimeout(timer);
  }, [announced]);
  const setLanguage = (next: Language): void => {
    chosenLanguage.write(next);
    // Without an answer the page stays as it is.
    loadTexts<TextKey>(next).then(
      (texts) => setWritten({ language: next, texts }),
      () => setAnnounced(words.t('problem.no-answer')),
    );
  };
  const leave = (): void => {
    queries.clear();
    setStaff(null);
    session.end();
  };
  const nobody: Staff = { name: '', scopes: [] };
  const { scopes } = staff ?? nobody;
  const may: Console['may'] = (scope) => scopes === null || scopes.includes(scope);
  const shared: Console = { ...words, config, api, session, staff: staff ?? nobody, may, announce };
  return (
    <ConsoleProvider value={shared}>
      <QueryClientProvider client={queries}>
        <Router base="/console">
          <Frame setLanguage={setLanguage} leave={staff === null ? null : leave}>
            {staff === null ? <SignIn enter={setStaff} /> : <Routes />}
          </Frame>
        </Router>
        <p className={announced === '' ? 'unseen' : 'toast'} role="status">
          {announced}
        </p>
      </QueryClientProvider>
    </ConsoleProvider>
  );
};
