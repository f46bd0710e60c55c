import { createServer as createPlain, type Server, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { createServer as createTls } from 'node:tls';
import { afterEach } from '@jest/globals';
import { createWebhookCalls } from '#adapters/webhooks/calls';
import type { WebhookNetwork } from '#adapters/webhooks/network';
import type { WebhookCall } from '#application/ports';
import type { WebhookSecret, WebhookUrl } from '#domain/webhooks/endpoint';
import type { Certificate } from '#test/adapters/webhooks/certificates';

/** A request as a receiver reads it from its socket. */
export type Received = {
  readonly line: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

type Receiver = {
  readonly port: number;
  readonly requests: readonly Received[];
  /** The connections that were opened. */
  readonly opened: () => number;
  /** Resolves once a connection was opened and each one has ended. */
  readonly ended: () => Promise<void>;
};

const servers = new Set<Server>();
const sockets = new Set<Socket>();
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers) server.close();
  servers.clear();
  sockets.clear();
});

/** Undefined: it is not whole yet. */
const readRequest = (text: string): Received | undefined => {
  const [head = '', ...rest] = text.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  const [line = '', ...lines] = head.split('\r\n');
  const headers = Object.fromEntries(
    lines.map((each) => [each.slice(0, each.indexOf(':')).toLowerCase(), each.slice(each.indexOf(':') + 1).trim()]),
  );
  const isWhole = rest.length > 0 && Buffer.byteLength(body) >= Number(headers['content-length'] ?? 0);
  return isWhole ? { line, headers, body } : undefined;
};

type Place = {
  /** Undefined: without TLS. */
  readonly certificate?: Certificate;
  readonly host?: string;
  readonly port?: number;
  /** What it writes before it is asked. */
  readonly greeting?: string;
};

/** A server that writes the bytes of its answer itself, so that it can do everything wrong. */
export const receiver = async (
  answer: (socket: Socket, request: Received) => void,
  { certificate, host = '127.0.0.1', port = 0, greeting = '' }: Place = {},
): Promise<Receiver> => {
  const requests: Received[] = [];
  let opened = 0;
  const closed: Promise<void>[] = [];
  const serve = (socket: Socket): void => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('error', () => undefined);
    if (greeting !== '') socket.write(greeting);
    socket.on('data', (chunk: string) => {
      text += chunk;
      const request = requests.length === 0 ? readRequest(text) : undefined;
      if (request === undefined) return;
      requests.push(request);
      answer(socket, request);
    });
  };
  const server = certificate === undefined ? createPlain(serve) : createTls(certificate, serve);
  server.on('connection', (socket: Socket) => {
    opened += 1;
    sockets.add(socket);
    closed.push(new Promise((resolve) => socket.on('close', () => resolve())));
  });
  server.on('tlsClientError', () => undefined);
  servers.add(server);
  await new Promise<void>((resolve) => server.listen(port, host, resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    requests,
    opened: () => opened,
    ended: async () => {
      if (closed.length === 0) throw new Error('nobody connected');
      await Promise.all(closed);
    },
  };
};

/** An answer in one piece. */
export const answerWith =
  (status: number, headers: Readonly<Record<string, string>> = {}, body = '') =>
  (socket: Socket): void => {
    const lines = Object.entries({ 'content-length': Buffer.byteLength(body), ...headers }).map(
      ([name, value]) => `${name}: ${value}\r\n`,
    );
    socket.write(`HTTP/1.1 ${status} Whatever\r\n${lines.join('')}\r\n${body}`);
  };

const never: WebhookNetwork['resolve'] = () => new Promise(() => undefined);

type Network = Partial<WebhookNetwork> & { readonly timeoutMs?: number };

/** Calls of receivers on this machine. Names have the given addresses. */
export const localCalls = ({ timeoutMs = 20_000, ...network }: Network = {}) =>
  createWebhookCalls({
    resolve: never,
    now: () => performance.now(),
    deadline: () => AbortSignal.timeout(timeoutMs),
    localhostOnly: true,
    ...network,
  });

/** Calls as a deployed function makes them: to the internet only. */
export const publicCalls = (network: Network = {}) => localCalls({ localhostOnly: false, ...network });

/** A resolver that knows these names only, and counts its answers. */
export const namesOf = (addresses: Readonly<Record<string, readonly string[]>>) => {
  const asked: string[] = [];
  const resolve: WebhookNetwork['resolve'] = async (host) => {
    asked.push(host);
    const found = addresses[host];
    if (found === undefined) throw Object.assign(new Error(`getaddrinfo ENOTFOUND ${host}`), { code: 'ENOTFOUND' });
    return found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
  };
  return { resolve, asked };
};

export const secretOf = (fill: number): WebhookSecret =>
  `whsec_${Buffer.alloc(32, fill).toString('base64')}` as WebhookSecret;

export const callOf = (url: string, call: Partial<Omit<WebhookCall, 'url'>> = {}): WebhookCall => ({
  url: url as WebhookUrl,
  eventId: '7K3M9Q-X1QF65-V805T8:2',
  at: Date.now(),
  body: '{"type":"order.confirmed"}',
  secrets: [secretOf(1)],
  ...call,
});
