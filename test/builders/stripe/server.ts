import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StripeAddress } from '#adapters/payments/stripe/client';
import type { Clock } from '#application/ports';
import type { FakeAccount } from '#test/builders/stripe/account';
import { errorOf, type FakeAnswer } from '#test/builders/stripe/answers';
import { type FormMap, formOf } from '#test/builders/stripe/form';

/** A request that the fake got, as it was sent. */
export type SeenRequest = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly params: FormMap;
};

export type FakeShop = {
  readonly account: FakeAccount;
  readonly clock: Clock;
  readonly seen: SeenRequest[];
  /** Answers of the next POST requests instead of the account's: before the request is done, or after it. */
  readonly faults: { readonly when: 'before' | 'after'; readonly answer: FakeAnswer }[];
};

type Stored = { readonly request: string; readonly at: number; answer?: FakeAnswer };

/** Stripe keeps keys for at least 24 hours. */
const keysKeptForMs = 24 * 60 * 60 * 1_000;
/** A request runs for so long, and another one with its key is refused meanwhile. */
const runsForMs = 2;

const send = (
  response: ServerResponse,
  { status, body }: FakeAnswer,
  headers: Readonly<Record<string, string>> = {},
) => {
  response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_fake', ...headers });
  response.end(JSON.stringify(body));
};

const textOf = async (request: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

/** Stripe's idempotency: the first answer to a key is stored, whatever it was, and repeated to the same parameters. */
const createKeys = () => {
  const stored = new Map<string, Stored>();
  return async (shop: FakeShop, key: string | undefined, request: string, work: () => FakeAnswer) => {
    if (key === undefined) return { answer: work(), isReplay: false, first: true };
    const known = stored.get(key);
    if (known !== undefined && shop.clock.now() - known.at < keysKeptForMs) {
      if (known.request !== request)
        return { answer: errorOf(400, { type: 'idempotency_error' }), isReplay: false, first: false };
      if (known.answer === undefined)
        return {
          answer: errorOf(409, { type: 'invalid_request_error', code: 'idempotency_key_in_use' }),
          isReplay: false,
          first: false,
        };
      return { answer: known.answer, isReplay: true, first: false };
    }
    const running: Stored = { request, at: shop.clock.now() };
    stored.set(key, running);
    await sleep(runsForMs);
    running.answer = work();
    return { answer: running.answer, isReplay: false, first: true };
  };
};

const worked = (shop: FakeShop, method: string, path: readonly string[], params: FormMap): FakeAnswer => {
  const fault = method === 'POST' ? shop.faults.shift() : undefined;
  if (fault?.when === 'before') return fault.answer;
  const answer = shop.account.handle(method, path, params);
  return fault?.answer ?? answer;
};

export type FakeStripe = {
  readonly address: StripeAddress;
  /** Another account, by the key of its service. */
  readonly open: (key: string, shop: FakeShop) => void;
  readonly stop: () => Promise<void>;
};

/** Stripe's HTTP on this machine: keys, form encoding, idempotency, and connections that break. */
export const startFakeStripe = async (): Promise<FakeStripe> => {
  const shops = new Map<string, { readonly shop: FakeShop; readonly keys: ReturnType<typeof createKeys> }>();
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const key = request.headers.authorization?.replace('Bearer ', '') ?? '';
    const opened = shops.get(key);
    if (opened === undefined) return send(response, errorOf(401, { type: 'invalid_request_error' }));
    const { shop, keys } = opened;
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const { method = 'GET' } = request;
    const body = await textOf(request);
    const params = formOf(method === 'GET' ? url.search.slice(1) : body);
    const path = url.pathname.split('/').slice(2);
    shop.seen.push({ method, path: url.pathname, headers: request.headers, params });
    const loses = method === 'POST' ? (shop.account.courseFor(path, params)?.loses ?? 'nothing') : 'nothing';
    if (loses === 'request') return void request.socket.destroy();
    const idempotencyKey = request.headers['idempotency-key'];
    const done = await keys(
      shop,
      method === 'POST' ? String(idempotencyKey) : undefined,
      `${url.pathname}?${body}`,
      () => worked(shop, method, path, params),
    );
    // The answer never comes, until the caller gives up.
    if (loses === 'answer' && done.first) return;
    send(response, done.answer, done.isReplay ? { 'idempotent-replayed': 'true' } : {});
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) =>
      send(response, { status: 500, body: { error: String(error) } }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: { protocol: 'http', host: '127.0.0.1', port },
    open: (key, shop) => shops.set(key, { shop, keys: createKeys() }),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
