import { existsSync, readFileSync } from 'node:fs';
import type { Observation } from '#adapters/http/api';
import { operations } from '#adapters/http/operations/registry';
import { createMemoryPorts } from '#adapters/memory/memory-ports';
import { emptyStore } from '#adapters/memory/store';
import { Unavailable, type Write } from '#application/ports';
import type { DiscountCode } from '#domain/catalog/discount';
import type { Product } from '#domain/catalog/product';
import type { Configuration } from '#infrastructure/configuration';
import { createService, type StoredPorts } from '#infrastructure/service';
import { mug, product, stockingOf } from '#test/builders/products';
import { shippedSettings } from '#test/builders/shop';
import { expectDiscretion } from '#test/http/discretion';
import { eventV1, eventV2, type Sent } from '#test/http/gateway-events';
import { clientId, createIssuer, type Issuer, issuerName } from '#test/http/issuer';

/** The stores of a service: of memory, or a table. They are empty at first and belong to it alone. */
export type MakeStored = (configuration: Configuration) => Promise<StoredPorts>;

export type Call = {
  readonly method?: string;
  readonly path: string;
  /** None is sent when it is null; that of a member of staff who may everything unless told. */
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON with its content type. */
  readonly body?: unknown;
  /** Sent as it is, instead of `body`. */
  readonly raw?: string | Uint8Array;
  readonly payload?: '1.0' | '2.0';
};

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** The body read as JSON; empty when it is none. */
  readonly json: Readonly<Record<string, unknown>>;
};

export type TestService = {
  readonly call: (call: Call) => Promise<Answer>;
  readonly issuer: Issuer;
  readonly tokens: { readonly ada: string; readonly bob: string; readonly staff: string };
  /** Every call of a stored port so far, as `port.member`, or as `port` where the port is a function. */
  readonly portCalls: readonly string[];
  /** How many commits were accepted so far. */
  readonly commits: () => number;
  readonly observations: readonly Observation[];
  /** Makes the stored ports fail with this from now on; undefined mends them. */
  readonly breakDown: (failure: Error | undefined) => void;
};

export const configuration: Configuration = {
  table: 'orders',
  endpoint: undefined,
  region: undefined,
  tagSecrets: [{ from: 0, secret: 'a secret for tests' }],
  shards: [{ from: 0, shards: 1 }],
  cursorSecret: 'a secret of cursors for tests',
  issuer: issuerName,
  clients: [clientId],
  scopePrefix: '',
  staffGroup: 'staff',
  corsOrigins: ['https://shop.test', 'https://desk.test'],
  settings: shippedSettings,
};

export const inMemory: MakeStored = async () => {
  const ports = createMemoryPorts(emptyStore());
  return Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, () => port])) as unknown as StoredPorts;
};

/** The shop of most tests. */
const shelf: readonly Product[] = [
  product({ available: 100 }),
  mug({ available: 50 }),
  product({ sku: 'CAP' as Product['sku'], name: 'Cap', unitAmount: 1450, available: 2 }),
  product({ sku: 'CAP-US' as Product['sku'], name: 'Cap', unitAmount: 1900, currency: 'USD' as Product['currency'] }),
];

const assetFolders = ['../../docs/', '../../node_modules/swagger-ui-dist/'].map(
  (path) => new URL(path, import.meta.url),
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

const watching = (stored: StoredPorts, note: Note): StoredPorts =>
  Object.fromEntries(
    Object.entries(stored).map(([name, make]) => [name, () => watchedPort(name, make(), note)]),
  ) as unknown as StoredPorts;

const countingCommits = (stored: StoredPorts, count: () => void): StoredPorts => ({
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

/** The discount of the examples: 10 off for anybody, as often as they like. */
const welcome: Write = {
  kind: 'discount',
  facts: {
    code: 'WELCOME10' as DiscountCode,
    value: { type: 'fixed', amount: 1000 },
    currency: 'EUR' as Product['currency'],
    startsAt: null,
    endsAt: null,
    maxRedemptions: null,
    version: 1,
  },
};

const stock = async (stored: StoredPorts, products: readonly Product[]): Promise<void> => {
  const commit = stored.commit();
  for (const writes of [...products.flatMap(stockingOf), [welcome] as const]) {
    const committed = await commit([...writes]);
    if (committed.kind === 'rejected') throw new Error(`the shelf was rejected: ${committed.why.kind}`);
  }
};

const bytesOf = ({ body, raw }: Call): Uint8Array | undefined => {
  const text = raw ?? (body === undefined ? undefined : JSON.stringify(body));
  return typeof text === 'string' ? Buffer.from(text) : text;
};

const jsonOf = (text: string, contentType: string | undefined): Answer['json'] =>
  contentType?.endsWith('json') ? (JSON.parse(text) as Answer['json']) : {};

let requests = 0;

/** The real service over these stores, asked with the very events that API Gateway sends. */
export const startService = async (
  makeStored: MakeStored = inMemory,
  wanted: { readonly products?: readonly Product[]; readonly configuration?: Partial<Configuration> } = {},
): Promise<TestService> => {
  const told = { ...configuration, ...wanted.configuration };
  const issuer = await createIssuer();
  const stored = await makeStored(told);
  await stock(stored, wanted.products ?? shelf);

  const portCalls: string[] = [];
  const observations: Observation[] = [];
  let failure: Error | undefined;
  let commits = 0;
  const note: Note = (call) => {
    portCalls.push(call);
    if (failure !== undefined) throw failure;
  };
  const handle = createService({
    configuration: told,
    stored: watching(
      countingCommits(stored, () => {
        commits += 1;
      }),
      note,
    ),
    operations,
    keys: issuer.keys,
    asset,
    observe: (observation) => observations.push(observation),
  });
  const tokens = {
    ada: await issuer.customer('cus_ada'),
    bob: await issuer.customer('cus_bob'),
    staff: await issuer.staff('op_1'),
  };

  const call = async (asked: Call): Promise<Answer> => {
    const { method = 'GET', path, token = tokens.staff, payload = '2.0' } = asked;
    requests += 1;
    const before = observations.length;
    const sent: Sent = {
      method,
      path,
      headers: {
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...asked.headers,
      },
      body: bytesOf(asked),
      requestId: `request-${requests}`,
    };
    const { statusCode, headers, body, isBase64Encoded } = await handle(
      payload === '1.0' ? eventV1(sent) : eventV2(sent),
    );
    expectDiscretion(observations.slice(before), { headers: sent.headers, body: asked.body });
    const text = isBase64Encoded ? Buffer.from(body, 'base64').toString() : body;
    const told = headers as Readonly<Record<string, string>>;
    return { status: statusCode, headers: told, body: text, json: jsonOf(text, told['content-type']) };
  };

  return {
    call,
    issuer,
    tokens,
    portCalls,
    commits: () => commits,
    observations,
    breakDown: (with_) => {
      failure = with_;
    },
  };
};

export const unavailable = new Unavailable('the table does not answer');
