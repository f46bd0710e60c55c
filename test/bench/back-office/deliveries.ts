import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Arrivals, startArrivals } from '#test/bench/back-office/arrivals';
import { type Answer, clientOf, customerToken, staffToken, stock } from '#test/process/client';
import { startService } from '../../../scripts/test/local-service.mjs';

export type Delivered = {
  readonly scenario: string;
  readonly endpoint: string;
  readonly events: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  /** Calls for an event that the endpoint had already got. */
  readonly repeated: number;
  readonly missing: number;
  /** Events that came, for the first time, before the one that precedes them in their order. */
  readonly outOfOrder: number;
};

type Running = Awaited<ReturnType<typeof startService>>;
type Step = { readonly path: string; readonly token: 'ada' | 'staff'; readonly body: unknown };

const clients = 8;
const sku = 'MUG';
const parcel = { lines: [{ lineId: '1', quantity: 2 }] };
const settledWithinMs = 180_000;

/** From the placement to the delivery: the order is completed then. */
const placement: Step = {
  path: '/v1/orders',
  token: 'ada',
  body: { currency: 'EUR', lines: [{ sku, quantity: 2 }], payment: { method: 'tok_ok' } },
};
const laterSteps: readonly Step[] = [
  { path: '/fulfillments', token: 'staff', body: parcel },
  { path: '/fulfillments/ful_1/ship', token: 'staff', body: {} },
  { path: '/fulfillments/ful_1/deliver', token: 'staff', body: {} },
];

/** A shop whose server can be killed and started again over its data. */
const openShop = async (folder: string) => {
  const begin = (): Promise<Running> => startService(['--empty', '--webhooks-to-localhost', '--data', folder]);
  let running = await begin();
  const call = (...given: Parameters<ReturnType<typeof clientOf>>) => clientOf(running.url)(...given);
  const tokensOf = async () => ({ ada: await customerToken(call), staff: await staffToken(call) });
  let tokens = await tokensOf();
  await stock(call, tokens.staff, sku, 1_000_000);
  /** Repeats a command with its key until there is an answer: as a client does whose server is started again. */
  const send = async ({ path, token, body }: Step): Promise<Answer> => {
    const key = randomUUID();
    for (let tries = 0; tries < 600; tries += 1) {
      const answer = await call(path, { token: tokens[token], key, body }).catch(() => undefined);
      if (answer !== undefined && answer.status < 300) return answer;
      if (answer !== undefined && answer.json?.retryable !== true && answer.status !== 401)
        throw new Error(`${path}: ${answer.status} ${answer.text}`);
      await wait(100);
    }
    throw new Error(`${path} was not answered for a minute`);
  };
  return {
    send,
    read: async (path: string) => (await call(path, { token: tokens.staff })).json,
    killAndStart: async (): Promise<void> => {
      process.kill(running.pid, 'SIGKILL');
      await wait(500);
      running = await begin();
      tokens = await tokensOf();
    },
    stop: () => running.stop(),
  };
};
type Shop = Awaited<ReturnType<typeof openShop>>;

const liveThrough = async (shop: Shop): Promise<string> => {
  const { id } = (await shop.send(placement)).json;
  for (const { path, ...step } of laterSteps) await shop.send({ path: `/v1/orders/${id}${path}`, ...step });
  return id;
};

/** Lets orders live, eight at a time, and calls `after` with the number of those that are done. `perSecond`: at most so many begin. */
const liveAll = async (
  shop: Shop,
  orders: number,
  perSecond: number | undefined,
  after: (done: number) => Promise<void>,
): Promise<readonly string[]> => {
  const ids: string[] = [];
  let begun = 0;
  const startedAt = Date.now();
  const turn = async (): Promise<void> => {
    if (perSecond !== undefined) await wait(startedAt + (begun * 1_000) / perSecond - Date.now());
  };
  const client = async (): Promise<void> => {
    while (begun < orders) {
      begun += 1;
      await turn();
      ids.push(await liveThrough(shop));
      await after(ids.length);
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  return ids;
};

/** The ids of the events in the journals of orders. */
const journalsOf = async (shop: Shop, ids: readonly string[]): Promise<readonly string[]> => {
  const events: string[] = [];
  for (const id of ids) {
    const { events: journal } = await shop.read(`/v1/orders/${id}/events?limit=100`);
    events.push(...journal.map(({ sequence }: { readonly sequence: number }) => `${id}:${sequence}`));
  }
  return events;
};

const untilArrived = async (arrivals: Arrivals, path: string, expected: readonly string[]): Promise<void> => {
  for (let waitedMs = 0; waitedMs < settledWithinMs; waitedMs += 250) {
    const arrived = arrivals.firstAt(path);
    if (expected.every((id) => arrived.has(id))) return;
    await wait(250);
  }
};

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

const figuresOf = (scenario: string, arrivals: Arrivals, path: string, expected: readonly string[]): Delivered => {
  const first = arrivals.firstAt(path);
  const lags = expected.flatMap((id) => first.get(id)?.lagMs ?? []).toSorted((left, right) => left - right);
  const isEarly = (id: string): boolean => {
    const [order = '', sequence = ''] = id.split(':');
    const before = first.get(`${order}:${Number(sequence) - 1}`);
    const own = first.get(id);
    return sequence !== '1' && own !== undefined && (before === undefined || before.index > own.index);
  };
  return {
    scenario,
    endpoint: path,
    events: expected.length,
    p50Ms: at(lags, 0.5),
    p99Ms: at(lags, 0.99),
    maxMs: at(lags, 1),
    repeated: arrivals.callsAt(path) - first.size,
    missing: expected.length - lags.length,
    outOfOrder: expected.filter(isEarly).length,
  };
};

type Scenario = {
  readonly name: string;
  /** The endpoints; one that hangs is not waited for. */
  readonly endpoints: readonly string[];
  readonly perSecond?: number;
  readonly after: (shop: Shop, arrivals: Arrivals, share: number) => Promise<void>;
};

const nothing = async (): Promise<void> => undefined;

/** Runs something once, as soon as a share of the orders has lived. */
const onceAt = (wanted: number, run: () => Promise<void>) => {
  let hasRun = false;
  return async (share: number): Promise<void> => {
    if (hasRun || share < wanted) return;
    hasRun = true;
    await run();
  };
};

const scenarios = (): readonly Scenario[] => {
  const interruptions: ((share: number) => Promise<void>)[] = [];
  return [
    { name: '2 orders a second, two endpoints', endpoints: ['/one', '/two'], perSecond: 2, after: nothing },
    { name: 'two endpoints', endpoints: ['/one', '/two'], after: nothing },
    { name: 'one of them hangs', endpoints: ['/one', '/hangs'], after: nothing },
    {
      name: 'the server is killed at a third, /two is down for 3 s at two thirds',
      endpoints: ['/one', '/two'],
      after: async (shop, arrivals, share) => {
        if (interruptions.length === 0)
          interruptions.push(
            onceAt(1 / 3, () => shop.killAndStart()),
            onceAt(2 / 3, () => arrivals.downFor('/two', 3_000)),
          );
        for (const interruption of interruptions) await interruption(share);
      },
    },
  ];
};

const runScenario = async (
  { name, endpoints, perSecond, after }: Scenario,
  orders: number,
  say: (text: string) => void,
): Promise<readonly Delivered[]> => {
  say(`deliveries: ${name}`);
  const folder = mkdtempSync(join(tmpdir(), 'deliveries-'));
  const arrivals = await startArrivals();
  const shop = await openShop(folder);
  try {
    for (const path of endpoints)
      await shop.send({ path: '/v1/webhook-endpoints', token: 'staff', body: { url: arrivals.url(path) } });
    const ids = await liveAll(shop, orders, perSecond, (done) => after(shop, arrivals, done / orders));
    const expected = await journalsOf(shop, ids);
    const answering = endpoints.filter((path) => path !== '/hangs');
    for (const path of answering) await untilArrived(arrivals, path, expected);
    return answering.map((path) => figuresOf(name, arrivals, path, expected));
  } finally {
    await shop.stop();
    await arrivals.stop();
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Orders live through the local server, whose webhooks this process receives. */
export const deliveries = async (orders: number, say: (text: string) => void): Promise<readonly Delivered[]> => {
  const all: Delivered[] = [];
  for (const scenario of scenarios()) all.push(...(await runScenario(scenario, orders, say)));
  return all;
};
