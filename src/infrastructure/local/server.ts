import { createLocalJWKSet } from 'jose';
import type { Observation } from '#adapters/http/api';
import { operations } from '#adapters/http/operations/registry';
import type { JobMeans, JobObservation } from '#adapters/lambda/job-run';
import { createMemoryMetrics } from '#adapters/memory/metrics';
import type { ShopSettings } from '#adapters/policies/shop-settings';
import { customerTags } from '#adapters/system/customer-tags';
import { createOrderIds } from '#adapters/system/order-ids';
import type { Metrics, Ports } from '#application/ports';
import { assetsIn } from '#infrastructure/assets';
import type { Configuration } from '#infrastructure/configuration';
import { deployedFunctions } from '#infrastructure/local/aws/functions';
import { createGateway } from '#infrastructure/local/aws/gateway';
import { type Background, startBackground } from '#infrastructure/local/background';
import { CannotStart } from '#infrastructure/local/cannot-start';
import { demoShop } from '#infrastructure/local/dev/demo-shop';
import { tellEvents, tellMailbox } from '#infrastructure/local/dev/events';
import { localIdentity, publicKeyOf } from '#infrastructure/local/dev/identity';
import { tellKeys } from '#infrastructure/local/dev/keys';
import { tellMetrics } from '#infrastructure/local/dev/metrics';
import { issueToken, localClient, localIssuer, staffGroup } from '#infrastructure/local/dev/tokens';
import { listen } from '#infrastructure/local/listen';
import { localPorts } from '#infrastructure/local/ports';
import { type LocalStore, openStore, type Wanted } from '#infrastructure/local/store';
import { newKey, tenRandomBits } from '#infrastructure/random';
import { createService } from '#infrastructure/service';
import { traces } from '#infrastructure/traces';

export type LocalOptions = Wanted & {
  readonly port: number;
  readonly portAskedFor: boolean;
  readonly demo: boolean;
  /** Where the deployed functions lie, when they are to answer; undefined: this process's own code does. */
  readonly functions: string | undefined;
  readonly settings: ShopSettings;
  readonly assetFolder: string;
  readonly observe: (observation: Observation) => void;
  readonly observeJob: (observation: JobObservation) => void;
};

export type LocalServer = {
  readonly port: number;
  readonly store: Pick<LocalStore, 'kind' | 'about' | 'died'>;
  /** How many products and orders the demonstration put in; undefined when it put in none. */
  readonly seeded: { readonly products: number; readonly orders: number } | undefined;
  readonly stop: () => Promise<void>;
};

const drainMs = 1_000;

const configurationOf = (
  { settings }: LocalOptions,
  { tagSecret, cursorSecret }: ReturnType<typeof localIdentity>,
): Configuration => ({
  table: process.env.TABLE_NAME ?? 'orders',
  endpoint: undefined,
  region: undefined,
  tagSecrets: [{ from: 0, secret: tagSecret }],
  shards: [{ from: 0, shards: 1 }],
  cursorSecret,
  tokens: { issuer: localIssuer, clients: [localClient], scopePrefix: '', staffGroup },
  corsOrigins: (process.env.CORS_ORIGINS ?? '').split(',').filter((origin) => origin !== ''),
  settings,
  metricsNamespace: 'local',
  bus: 'local',
  mailSender: 'shop@localhost',
});

/** Operations neither publish nor send: those ports are the jobs'. */
const nothingOutside: Pick<Ports, 'events' | 'mail'> = {
  events: { publish: async (events) => events },
  mail: { send: async () => 'not-sent' },
};

const meansOf = ({ observeJob }: LocalOptions, metrics: Metrics): JobMeans => ({
  observe: observeJob,
  stopwatch: () => performance.now(),
  traces,
  newKey,
  metrics,
});

const seed = async (store: LocalStore, { settings }: LocalOptions, configuration: Configuration) => {
  if (!(await store.isEmpty())) return undefined;
  const shop = await demoShop(
    settings,
    createOrderIds(customerTags(configuration.tagSecrets), tenRandomBits),
    Date.now(),
  );
  await store.load(shop);
  return { products: shop.products.length, orders: shop.orders.length };
};

/** Functions know no other store than a table. */
const endpointOf = ({ endpoint }: LocalStore): string => {
  if (endpoint !== undefined) return endpoint;
  throw new CannotStart('--functions needs a table: set DYNAMODB_ENDPOINT, or leave it out.');
};

/** The whole service on this machine: engine, table, demonstration, HTTP. */
export const startLocalServer = async (options: LocalOptions): Promise<LocalServer> => {
  const identity = localIdentity();
  const configuration = configurationOf(options, identity);
  const store = await openStore(configuration, options);
  const metrics = createMemoryMetrics();
  const portsWith = (outside: Pick<Ports, 'events' | 'mail'>) =>
    localPorts({ configuration, stored: store.ports, metrics, ...outside });
  let background: Background | undefined;
  try {
    let port = options.port;
    const issuer = () => (options.functions === undefined ? localIssuer : `http://127.0.0.1:${port}/dev/issuer`);
    const publicKeys = { keys: [publicKeyOf(identity.tokenKey)] };
    const handler =
      options.functions === undefined
        ? createService({
            configuration,
            ports: portsWith(nothingOutside),
            operations,
            keys: createLocalJWKSet(publicKeys),
            asset: assetsIn(options.assetFolder),
            observe: options.observe,
          })
        : deployedFunctions({ folder: options.functions, configuration, endpoint: endpointOf(store), issuer });
    const gateway = createGateway(handler, (method, path, body, requestId) => {
      if (method === 'POST' && path === '/dev/tokens') return issueToken(identity, issuer(), body, requestId);
      if (method !== 'GET' || background === undefined) return undefined;
      if (path === '/dev/issuer/.well-known/jwks.json') return tellKeys(publicKeys);
      if (path === '/dev/metrics') return tellMetrics(metrics);
      if (path === '/dev/events') return tellEvents(background);
      return path === '/dev/mailbox' ? tellMailbox(background) : undefined;
    });
    const seeded = options.demo ? await seed(store, options, configuration) : undefined;
    // Jobs start after the demonstration, so that none of its orders is an event.
    background = await startBackground({ store, portsWith, means: meansOf(options, metrics) });
    port = await listen(gateway, options.port, options.portAskedFor);
    const stop = async (): Promise<void> => {
      const closed = new Promise<void>((resolve) => gateway.close(() => resolve()));
      gateway.closeIdleConnections();
      const late = setTimeout(() => gateway.closeAllConnections(), drainMs);
      await closed;
      clearTimeout(late);
      await background?.stop();
      await store.stop();
    };
    return { port, store, seeded, stop };
  } catch (error) {
    await background?.stop();
    await store.stop();
    throw error;
  }
};
