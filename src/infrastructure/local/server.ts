import { createLocalJWKSet } from 'jose';
import type { Observation } from '#adapters/http/api';
import { type CountRequest, countRequests } from '#adapters/http/limits/count-requests';
import type { RateLimit } from '#adapters/http/limits/rate-limit';
import { operations } from '#adapters/http/operations/registry';
import type { JobDependencies, JobObservation } from '#adapters/lambda/job-run';
import { createMemoryMetrics } from '#adapters/memory/metrics';
import type { PageOf } from '#adapters/payments/outcome-at';
import { createSimulator } from '#adapters/payments/simulator';
import { createShop } from '#adapters/policies/shop';
import type { ShopSettings } from '#adapters/policies/shop-settings';
import { systemClock } from '#adapters/system/clock';
import { customerTags } from '#adapters/system/customer-tags';
import { checkTimeOfIds, createOrderIds } from '#adapters/system/order-ids';
import type { Metrics, Ports } from '#application/ports';
import { additions } from '#application/projections/projection';
import { type ProjectionPort, projectAll, projectionPorts } from '#application/projections/registry';
import { firstInstantOfIds } from '#domain/orders/order-id';
import { assetsIn } from '#infrastructure/assets';
import { callFaults, endAll, limitedRun } from '#infrastructure/bounded-calls';
import type { Configuration } from '#infrastructure/configuration';
import { deployedFunctions } from '#infrastructure/local/aws/functions';
import { createGateway } from '#infrastructure/local/aws/gateway';
import { type Background, startBackground } from '#infrastructure/local/background';
import { CannotStart } from '#infrastructure/local/cannot-start';
import { corsOriginsIn } from '#infrastructure/local/cors-origins';
import { beginDemonstration, finishDemonstration } from '#infrastructure/local/data-folder';
import { createTestClock } from '#infrastructure/local/dev/clock';
import { demoCustomers, demoEmail } from '#infrastructure/local/dev/demo-customers';
import { type DemoShop, demoMilliseconds, demoShop } from '#infrastructure/local/dev/demo-shop';
import { localIdentity, publicKeyOf } from '#infrastructure/local/dev/identity';
import { answerLocally } from '#infrastructure/local/dev/local-routes';
import { observedRoute } from '#infrastructure/local/dev/observed-route';
import { type PaymentEvents, startPaymentEvents } from '#infrastructure/local/dev/payment-events';
import type { Checkout } from '#infrastructure/local/dev/payment-page';
import { localClient, localIssuer, staffGroup } from '#infrastructure/local/dev/tokens';
import type { BuiltPages, WebPages } from '#infrastructure/local/dev/web-pages';
import { type ListenHost, listen, refuseTakenPort } from '#infrastructure/local/listen';
import { localPorts } from '#infrastructure/local/ports';
import { type LocalStore, openStore, type StoreOptions } from '#infrastructure/local/store';
import { localWebhookCalls } from '#infrastructure/local/webhook-calls';
import type { LocalAnswer } from '#infrastructure/log';
import { pageConfiguration } from '#infrastructure/pages/configuration';
import { newKey, tenRandomBits } from '#infrastructure/random';
import { createService } from '#infrastructure/service';
import { traces } from '#infrastructure/traces';

export type LocalOptions = StoreOptions & {
  readonly host: ListenHost;
  readonly port: number;
  readonly portRequested: boolean;
  readonly demo: boolean;
  /** The folder of the deployed functions that answer requests; undefined: the code of this process answers. */
  readonly functions: string | undefined;
  /** For each caller; undefined: no limit. */
  readonly rateLimit: RateLimit | undefined;
  /** Webhooks reach this machine and nothing else. */
  readonly webhooksToLocalhost: boolean;
  readonly settings: ShopSettings;
  readonly assetFolder: string;
  readonly pages: BuiltPages;
  readonly observe: (observation: Observation) => void;
  readonly observeJob: (observation: JobObservation) => void;
  readonly observeLocal: (answer: LocalAnswer) => void;
};

export type LocalServer = {
  readonly port: number;
  readonly store: Pick<LocalStore, 'kind' | 'about' | 'endpoint' | 'died'>;
  /** The name of the table at the address of the store. */
  readonly table: string;
  /** The number of demonstration products and orders; undefined: there is no demonstration. */
  readonly seeded: { readonly products: number; readonly orders: number } | undefined;
  readonly stop: () => Promise<void>;
};

const configurationOf = (
  { settings }: LocalOptions,
  { tagSecret, cursorSecret, providerEventSecret }: ReturnType<typeof localIdentity>,
): Configuration => ({
  table: process.env.TABLE_NAME ?? 'orders',
  endpoint: undefined,
  region: undefined,
  tagSecrets: [{ from: 0, secret: tagSecret }],
  shards: [{ from: 0, shards: 1 }],
  cursorSecret,
  tokens: { issuer: localIssuer, clients: [localClient], scopePrefix: '', staffGroup },
  isClosed: false,
  corsOrigins: corsOriginsIn(process.env.CORS_ORIGINS ?? ''),
  settings,
  metricsNamespace: 'local',
  bus: 'local',
  mailSender: 'shop@localhost',
  providerEventSecrets: [providerEventSecret],
  paymentReturnUrl: settings.payments?.returnUrl ?? null,
});

/** The time of running jobs when the server stops; then their calls are aborted. */
const jobsMs = 250;

/** Operations neither publish events nor send letters; only jobs use these ports. */
const nothingOutside: Pick<Ports, 'events' | 'mail'> = {
  events: { publish: async (events) => events },
  mail: { send: async () => 'not-sent' },
};

const jobDependencies = ({ observeJob }: LocalOptions, metrics: Metrics): JobDependencies => ({
  observe: observeJob,
  stopwatch: () => performance.now(),
  traces,
  newKey,
  limited: limitedRun,
  metrics,
});

/** After this time a start prints what it waits for. */
const patienceMs = 1_000;

/** Awaits work, and calls `say` if the work takes longer than `patienceMs`. */
const patiently = async <Value>(work: Promise<Value>, say: () => void): Promise<Value> => {
  const timer = setTimeout(say, patienceMs);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
};

const seed = async (store: LocalStore, { settings, folder, endpoint }: LocalOptions, configuration: Configuration) => {
  if (!(await store.isEmpty())) return undefined;
  const shop = await demoShop(
    settings,
    createOrderIds(customerTags(configuration.tagSecrets), tenRandomBits),
    systemClock.now(),
  );
  if (folder !== undefined) beginDemonstration(folder);
  await store.load(shop).catch((error: unknown) => {
    const first = endpoint === undefined ? 'Start again' : 'Empty the table and start again';
    throw new CannotStart(
      `The demonstration is stored in part only: ${String(error)}. ${first}, or start with --empty.`,
      { cause: error },
    );
  });
  return shop;
};

/** `--empty` adds nothing, and takes nothing away. */
const warnOfStoredShop = async (store: LocalStore, { demo, folder, warn }: LocalOptions): Promise<void> => {
  if (!demo && folder !== undefined && !(await store.isEmpty()))
    warn(`--empty: ${folder} has a shop already, which stays. Name another folder for an empty one.`);
};

/** Brings the demonstration into the projections. It takes a second, so the start does not wait for it. */
const projectDemo = async (store: LocalStore, { orders }: DemoShop, { settings }: LocalOptions): Promise<void> => {
  const ports = { ...store.ports, shop: () => createShop(settings) };
  const writers = Object.fromEntries(projectionPorts.map((name) => [name, ports[name]()]));
  await projectAll(writers as Pick<Ports, ProjectionPort>)(additions(orders));
};

/** The web pages, whose visitors sign in as the customers of the demonstration. */
const webOf = ({ pages, settings }: LocalOptions): WebPages => {
  const customers = demoCustomers.map(([sub, name]) => ({ sub, name, email: demoEmail(sub) }));
  return { built: pages, configuration: pageConfiguration(settings, { kind: 'local', customers }) };
};

/** Only data that was kept has payments of an earlier server. */
const recoverPayments = async (
  { recover }: PaymentEvents,
  { ports }: LocalStore,
  { folder, endpoint, functions, settings }: LocalOptions,
): Promise<void> => {
  if (folder === undefined && endpoint === undefined) return;
  // The functions of a shop with Stripe refuse what the simulator signs.
  if (functions !== undefined && settings.payments?.provider === 'stripe') return;
  const { orderLists, orderBatches, simulatedPayments } = ports;
  await recover({
    orderLists: orderLists(),
    orderBatches: orderBatches(),
    simulatedPayments: simulatedPayments(),
  });
};

/** Deployed functions need a table; memory has no address. */
const endpointOf = ({ endpoint }: LocalStore): string => {
  if (endpoint !== undefined) return endpoint;
  throw new CannotStart('--functions needs a table. Set DYNAMODB_ENDPOINT, or leave --functions out.');
};

/** The requests of each caller are counted in this process. A deployed function would count alone. */
const countOf = ({ rateLimit, functions }: LocalOptions): CountRequest | undefined => {
  if (rateLimit === undefined) return undefined;
  if (functions === undefined) return countRequests(rateLimit, () => Math.floor(performance.now()));
  throw new CannotStart(
    '--rate-limit needs the service in one process, but --functions loads each operation by itself. Leave one of them out.',
  );
};

/**
 * The time can be moved only where the data ends with the process, which answers by itself: else orders of the future
 * would remain, and other processes would have another time.
 */
const isClockMovable = ({ endpoint, folder, functions }: LocalOptions): boolean =>
  endpoint === undefined && folder === undefined && functions === undefined;

/** Orders cannot be placed with a wrong clock, so nothing starts with one. */
const checkClock = ({ demo }: LocalOptions): void => {
  const now = systemClock.now();
  try {
    checkTimeOfIds(now);
  } catch (error) {
    throw new CannotStart((error as Error).message, { cause: error });
  }
  if (demo && now - demoMilliseconds < firstInstantOfIds)
    throw new CannotStart(
      'The demonstration has orders of the last 90 days, but order ids begin in 2025. Set the clock, or start with --empty.',
    );
};

/** Starts the whole service on this machine: engine, table, demonstration, HTTP and jobs. */
export const startLocalServer = async (options: LocalOptions): Promise<LocalServer> => {
  checkClock(options);
  const count = countOf(options);
  const identity = localIdentity();
  const configuration = configurationOf(options, identity);
  await refuseTakenPort(options);
  const store = await openStore(configuration, options);
  const metrics = createMemoryMetrics();
  const clock = createTestClock(systemClock);
  let port = options.port;
  const pageOf: PageOf = ({ orderId, paymentId }) => `http://127.0.0.1:${port}/dev/payments/${orderId}/${paymentId}`;
  const paymentEvents = startPaymentEvents({
    clock,
    secret: identity.providerEventSecret,
    pageOf,
    url: () => `http://127.0.0.1:${port}`,
    warn: options.warn,
  });
  const simulatedPayments = paymentEvents.watching(store.ports.simulatedPayments());
  const stored = { ...store.ports, simulatedPayments: () => simulatedPayments };
  const checkout: Checkout = {
    store: simulatedPayments,
    simulator: createSimulator({ store: simulatedPayments, clock, pageOf }),
    clock,
    pageOf,
    send: paymentEvents.send,
  };
  const webhookCalls = localWebhookCalls(options.webhooksToLocalhost);
  const portsWith = (outside: Pick<Ports, 'events' | 'mail'>) =>
    localPorts({
      configuration,
      stored,
      metrics,
      pageOf,
      webhookCalls,
      clock,
      ...outside,
    });
  let background: Background | undefined;
  let isStopping = false;
  try {
    const issuer = () => (options.functions === undefined ? localIssuer : `http://127.0.0.1:${port}/dev/issuer`);
    const asset = assetsIn(options.assetFolder);
    const publicKeys = { keys: [publicKeyOf(identity.tokenKey)] };
    const handler =
      options.functions === undefined
        ? createService({
            configuration,
            ports: portsWith(nothingOutside),
            operations,
            keys: createLocalJWKSet(publicKeys),
            count,
            asset,
            observe: (observation) => {
              options.observe(observation);
              // A fault of the table: its engine may have said more.
              const output = callFaults() === undefined ? '' : store.takeOutput();
              if (output !== '') options.warn(`embedded engine: ${output}`);
            },
          })
        : deployedFunctions({ folder: options.functions, configuration, endpoint: endpointOf(store), issuer });
    const local = {
      url: () => `http://localhost:${port}`,
      table: { endpoint: store.endpoint ?? null, name: configuration.table },
      identity,
      issuer,
      asset,
      publicKeys,
      metrics,
      clock: isClockMovable(options) ? clock : undefined,
      checkout,
      web: webOf(options),
    };
    const localRoute = observedRoute(
      (request) => (background === undefined ? undefined : answerLocally({ ...local, jobs: background }, request)),
      options.observeLocal,
    );
    const gateway = createGateway({ handler, localRoute, corsOrigins: configuration.corsOrigins });
    const storing = options.demo ? seed(store, options, configuration) : Promise.resolve(undefined);
    const shop = await patiently(storing, () => options.warn('Storing the demonstration shop …'));
    await warnOfStoredShop(store, options);
    const seeded = shop && { products: shop.products.length, orders: shop.orders.length };
    // Jobs start after the demonstration, so that its orders cause no events.
    background = await startBackground({ store, portsWith, dependencies: jobDependencies(options, metrics) });
    const projected =
      shop &&
      projectDemo(store, shop, options).catch((error: unknown) => {
        if (!isStopping) options.warn(`The demonstration is not listed by sku: ${String(error)}`);
      });
    // A kept demonstration is stored once only, so it is whole before anybody can use it.
    if (options.folder !== undefined) {
      await projected;
      finishDemonstration(options.folder);
    }
    port = await listen(gateway.server, options);
    const recovered = recoverPayments(paymentEvents, store, options).catch((error: unknown) => {
      if (!isStopping) options.warn(`The payment simulator does not know its earlier payments: ${String(error)}`);
    });
    const stop = async (): Promise<void> => {
      isStopping = true;
      await paymentEvents.stop();
      await gateway.stop();
      const late = setTimeout(endAll, jobsMs);
      await background?.stop();
      await recovered;
      clearTimeout(late);
      await store.stop();
    };
    return { port, store, table: configuration.table, seeded, stop };
  } catch (error) {
    isStopping = true;
    await paymentEvents.stop();
    await background?.stop();
    await store.stop();
    throw error;
  }
};
