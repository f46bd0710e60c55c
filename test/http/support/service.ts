import { existsSync, readFileSync } from 'node:fs';
import type { Observation } from '#adapters/http/api';
import type { CountRequest } from '#adapters/http/limits/count-requests';
import { operations } from '#adapters/http/operations/registry';
import type { GatewayEvent } from '#adapters/lambda/gateway-event';
import { createMemoryMetrics } from '#adapters/memory/metrics';
import { createMemoryPorts } from '#adapters/memory/ports';
import { emptyStore } from '#adapters/memory/store';
import { systemClock } from '#adapters/system/clock';
import { type PortFactories, type StoredPort, Unavailable } from '#application/ports';
import type { Product } from '#domain/catalog/product';
import type { Configuration } from '#infrastructure/configuration';
import { localPorts } from '#infrastructure/local/ports';
import { createService } from '#infrastructure/service';
import { discount, givingOf } from '#test/builders/discounts';
import { eventSecrets, pageOf } from '#test/builders/payments/simulator';
import { memoryOutside } from '#test/builders/ports/outside';
import { projecting } from '#test/builders/ports/projected';
import { mug, priced, product, stockingOf } from '#test/builders/products';
import { shippedSettings } from '#test/builders/shop';
import { inside, isRemote } from '#test/http/remote/inside';
import { startRemote } from '#test/http/remote/remote-service';
import { type Answer, bytesOf, type Call, headersOf, jsonOf, type TestService } from '#test/http/support/call';
import { expectDeclared } from '#test/http/support/declared';
import { expectDiscretion } from '#test/http/support/discretion';
import { eventV1, eventV2, type Sent } from '#test/http/support/gateway-events';
import { clientId, createIssuer, issuerName } from '#test/http/support/issuer';
import { noteProduced } from '#test/http/support/produced-codes';

export type { Answer, Call, TestService } from '#test/http/support/call';

/** Makes the stored ports of a service: memory or a table, empty and not shared. */
export type MakeStored = (configuration: Configuration) => Promise<PortFactories<StoredPort>>;

export const configuration: Configuration = {
  table: 'orders',
  endpoint: undefined,
  region: undefined,
  tagSecrets: [{ from: 0, secret: 'a secret for tests' }],
  shards: [{ from: 0, shards: 1 }],
  cursorSecret: 'a secret of cursors for tests',
  tokens: { issuer: issuerName, clients: [clientId], scopePrefix: '', staffGroup: 'staff' },
  corsOrigins: ['https://shop.test', 'https://desk.test'],
  isClosed: false,
  settings: shippedSettings,
  metricsNamespace: 'tests',
  bus: 'tests',
  mailSender: 'shop@example.com',
  providerEventSecrets: [...eventSecrets],
  paymentReturnUrl: null,
};

export const inMemory: MakeStored = async () => {
  const store = emptyStore(systemClock);
  const ports = createMemoryPorts(store);
  projecting(store);
  return Object.fromEntries(
    Object.entries(ports).map(([name, port]) => [name, () => port]),
  ) as unknown as PortFactories<StoredPort>;
};

/** The discount of the examples: ten euros, without a maximum. */
const welcome = discount({ maxRedemptions: null });

/** The shop of most tests. */
const shelf: readonly Product[] = [
  product({ available: 100 }),
  mug({ available: 50 }),
  product({ sku: 'CAP' as Product['sku'], name: 'Cap', prices: priced({ EUR: 1450, USD: 1900 }), available: 2 }),
  product({ sku: 'CAP-US' as Product['sku'], name: 'Cap', prices: priced({ USD: 1900 }) }),
];

const assetFolders = ['docs/', 'src/adapters/http/operations/service/', 'node_modules/swagger-ui-dist/'].map(
  (path) => new URL(`../../../${path}`, import.meta.url),
);

const asset = (name: string): Uint8Array | undefined => {
  const file = assetFolders.map((folder) => new URL(name, folder)).find((url) => existsSync(url));
  return file && readFileSync(file);
};

type Note = (call: string) => void;
type AnyFunction = (...inputs: unknown[]) => Promise<unknown>;

const watchedFunction =
  (call: AnyFunction, name: string, note: Note): AnyFunction =>
  (...inputs) => {
    note(name);
    return call(...inputs);
  };

const watchedPort = (name: string, port: object, note: Note): unknown =>
  typeof port === 'function'
    ? watchedFunction(port as AnyFunction, name, note)
    : Object.fromEntries(
        Object.entries(port).map(([member, call]) => [
          member,
          watchedFunction(call as AnyFunction, `${name}.${member}`, note),
        ]),
      );

const watching = (stored: PortFactories<StoredPort>, note: Note): PortFactories<StoredPort> =>
  Object.fromEntries(
    Object.entries(stored).map(([name, make]) => [name, () => watchedPort(name, make(), note)]),
  ) as unknown as PortFactories<StoredPort>;

const countingCommits = (stored: PortFactories<StoredPort>, count: () => void): PortFactories<StoredPort> => ({
  ...stored,
  commit: () => {
    const commit = stored.commit();
    return async (writes) => {
      const committed = await commit(writes);
      if (committed.kind === 'committed') count();
      return committed;
    };
  },
});

const stock = async (stored: PortFactories<StoredPort>, products: readonly Product[]): Promise<void> => {
  const commit = stored.commit();
  for (const writes of [...products.flatMap(stockingOf), ...givingOf(welcome)]) {
    const committed = await commit(writes);
    if (committed.kind === 'rejected') throw new Error(`the shelf was rejected: ${committed.why.kind}`);
  }
};

let requests = 0;

type Wanted = {
  readonly products?: readonly Product[];
  readonly configuration?: Partial<Configuration>;
  readonly count?: CountRequest;
};

/**
 * The service under test: inside this process over these stored ports, or with ACCEPTANCE_URLS a remote one, with unique
 * names among the data of others.
 */
export const startService = async (makeStored: MakeStored = inMemory, wanted: Wanted = {}): Promise<TestService> => {
  if (!isRemote) return startInProcess(makeStored, wanted);
  if (wanted.configuration !== undefined || wanted.count !== undefined) inside('a configuration of its own');
  return startRemote(wanted.products ?? shelf);
};

/** The real service over these stored ports, called with events of API Gateway. */
const startInProcess = async (makeStored: MakeStored, wanted: Wanted): Promise<TestService> => {
  const told = { ...configuration, ...wanted.configuration };
  const issuer = await createIssuer();
  const stored = await makeStored(told);
  await stock(stored, wanted.products ?? shelf);

  const portCalls: string[] = [];
  const observations: Observation[] = [];
  const metrics = createMemoryMetrics();
  let failure: Error | undefined;
  let commits = 0;
  const note: Note = (call) => {
    portCalls.push(call);
    if (failure !== undefined) throw failure;
  };
  const handle = createService({
    configuration: told,
    ports: localPorts({
      clock: systemClock,
      configuration: told,
      stored: watching(
        countingCommits(stored, () => {
          commits += 1;
        }),
        note,
      ),
      metrics,
      pageOf,
      ...memoryOutside().ports,
    }),
    operations,
    keys: issuer.keys,
    asset,
    observe: (observation) => observations.push(observation),
    count: wanted.count,
  });
  const tokens = {
    ada: await issuer.customer('cus_ada'),
    bob: await issuer.customer('cus_bob'),
    staff: await issuer.staff('op_1'),
  };

  const call = async (asked: Call): Promise<Answer> => {
    const { method = 'GET', path, payload = '2.0' } = asked;
    requests += 1;
    const before = observations.length;
    const sent: Sent = {
      method,
      path,
      headers: headersOf(asked, tokens.staff),
      body: bytesOf(asked),
      requestId: `request-${requests}`,
    };
    const event = payload === '1.0' ? eventV1(sent) : eventV2(sent);
    const given = asked.event === undefined ? event : (asked.event(event) as GatewayEvent);
    const { statusCode, headers, body, isBase64Encoded } = await handle(given);
    expectDiscretion(observations.slice(before), { headers: sent.headers, body: asked.body });
    const text = isBase64Encoded ? Buffer.from(body, 'base64').toString() : body;
    const told = headers as Readonly<Record<string, string>>;
    const json = jsonOf(text, told['content-type']);
    if (told['content-type'] === 'application/problem+json' && text !== '') {
      noteProduced(String(json.code));
      expectDeclared(observations.find(({ requestId }) => requestId === sent.requestId)?.operation, statusCode, json);
    }
    return { status: statusCode, headers: told, body: text, json };
  };

  return {
    call,
    canSend: () => true,
    issuer,
    tokens,
    portCalls,
    commits: () => commits,
    observations,
    counted: metrics.totals,
    breakDown: (with_) => {
      failure = with_;
    },
  };
};

export const unavailable = new Unavailable('the table does not answer');
