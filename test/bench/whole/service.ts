import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import { cart } from '#test/bench/shop';
import { cpuMsOf, descendants } from '#test/bench/whole/processes';
import type { Side } from '#test/bench/whole/side';
import { type Client, clientOf, customerToken, staffToken, stock } from '#test/process/client';
import { startService } from '../../../scripts/test/local-service.mjs';

const [line] = cart.lines;
const sku = line?.sku ?? '';
const body = Buffer.from(JSON.stringify({ ...cart, lines: [line] }));
const units = 900_000_000;
/** Each client of a burst is a customer with a list of their own. */
const customers = 8;

type Answer = { readonly status: number; readonly text: string };

/** Sends a request on a connection that stays open. */
const post = (agent: Agent, url: URL, headers: Readonly<Record<string, string>>): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = request(url, { agent, method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
      response.once('error', reject);
    });
    sent.once('error', reject);
    sent.end(body);
  });

/** Holds one order and releases it, again and again: each is an event, and every event stays in the order's item. */
const holdOften = async (call: Client, staff: string, id: string, holds: number): Promise<void> => {
  for (let count = 0; count < holds; count += 1) {
    const held = await call(`/v1/orders/${id}/holds`, {
      ...{
        token: staff,
        key: `hold-${id}-${count}`,
        body: { reason: 'the address looks odd, so somebody calls first' },
      },
    });
    const holdId = held.json.holds.at(-1)?.id;
    const released = await call(`/v1/orders/${id}/holds/${holdId}`, { method: 'DELETE', token: staff });
    if (released.status !== 200) throw new Error(`a hold was not released: ${released.status} ${released.text}`);
  }
};

export type WholeService = Side & {
  readonly pid: number;
  /** Places orders with this many holds each, all released again. */
  readonly placeHeldOrders: (orders: number, holds: number) => Promise<void>;
  readonly stop: () => Promise<unknown>;
};

/** What `npm start -- --data DIR` starts, a process of its own, with one product. The caller of the engine is the server. */
export const startWholeService = async (folder: string): Promise<WholeService> => {
  const { url, pid, stop } = await startService(['--empty', '--data', folder, '--log-level', 'info']);
  const [engine] = descendants(pid, 'dynoxide');
  if (engine === undefined) throw new Error('the engine of the service was not found among the processes');
  const call = clientOf(url);
  const staff = await staffToken(call);
  await stock(call, staff, sku, units);
  const tokens = await Promise.all(
    Array.from({ length: customers }, (_, index) => customerToken(call, `cus_bench_${index}`)),
  );
  const agent = new Agent({ keepAlive: true });
  const target = new URL('/v1/orders', url);
  let count = 0;
  const place = async (): Promise<string> => {
    count += 1;
    const { status, text } = await post(agent, target, {
      authorization: `Bearer ${tokens[count % customers]}`,
      'content-type': 'application/json',
      'content-length': String(body.byteLength),
      'idempotency-key': randomUUID(),
    });
    if (status !== 201) throw new Error(`an order was not placed: ${status} ${text}`);
    return text;
  };
  return {
    pid,
    place: async () => {
      await place();
    },
    placeHeldOrders: async (orders, holds) => {
      for (let held = 0; held < orders; held += 1) await holdOften(call, staff, JSON.parse(await place()).id, holds);
    },
    cpuMs: () => ({ caller: cpuMsOf(pid), engine: cpuMsOf(engine) }),
    stop: async () => {
      agent.destroy();
      await stop();
    },
  };
};
