import { randomUUID } from 'node:crypto';
import { type IncomingMessage, type Server, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import type { PlainReply } from '#adapters/http/plain';
import { problemReply } from '#adapters/http/problem';
import type { ProblemCode } from '#adapters/http/problem-catalog';

type Refused = { readonly status: number; readonly code: ProblemCode; readonly detail: string };

/** The refusals of requests that Node.js cannot hand over, by its error codes. */
const unreadable: Readonly<Record<string, Refused>> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    code: 'invalid-header',
    detail: 'The headers are too large. Send at most 16 KB of them.',
  },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: {
    status: 413,
    code: 'body-too-large',
    detail: 'The chunks of the body have too many extensions. Send the body without chunk extensions.',
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    code: 'temporarily-unavailable',
    detail: 'The request did not arrive completely in time. Send it again.',
  },
};
const malformed: Refused = {
  status: 400,
  code: 'invalid-header',
  detail: 'The request is not valid HTTP/1.1. Check its request line, its headers and its framing.',
};
const expecting: Refused = {
  status: 417,
  code: 'invalid-header',
  detail: 'Expect: only 100-continue is supported. Leave the header out.',
};
const coded: Refused = {
  status: 501,
  code: 'invalid-header',
  detail: 'Transfer-Encoding: only chunked is supported. Send the body as it is.',
};
const connecting: Refused = {
  status: 405,
  code: 'method-not-allowed',
  detail: 'This server is no proxy. Use GET, POST, PUT, PATCH or DELETE.',
};

export const refusalReply = ({ status, code, detail }: Refused, path = '/'): PlainReply => {
  const requestId = randomUUID();
  const headers = { 'x-content-type-options': 'nosniff', 'x-request-id': requestId, connection: 'close' };
  return problemReply(code, status, { detail }, { instance: path, requestId }, headers);
};

/** Writes a reply on a connection that has no response object, and closes it. */
const writeTo = (socket: Duplex, { status, headers, body = '' }: PlainReply): void => {
  const fields = { ...headers, 'content-length': Buffer.byteLength(body) };
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`);
};

/** The names of this machine. A page of another name that resolves to this address may not read what is here. */
const localNames: ReadonlySet<string> = new Set(['localhost', 'localhost.', '127.0.0.1', '[::1]']);

/** The refusal of a body in a transfer coding that nobody here would decode (RFC 9112, 6.1). */
export const unknownCoding = ({ headersDistinct }: IncomingMessage): Refused | undefined =>
  (headersDistinct['transfer-encoding'] ?? []).every((coding) => coding.trim().toLowerCase() === 'chunked')
    ? undefined
    : coded;

/** The refusal of a request for another host: DNS rebinding sends one. The host of its target goes before its header. */
export const foreignHost = (
  { headersDistinct, httpVersion }: IncomingMessage,
  ofTarget: string | undefined,
): Refused | undefined => {
  const hosts = headersDistinct.host ?? [];
  if (hosts.length > 1 || (hosts.length === 0 && httpVersion !== '1.0'))
    return { status: 400, code: 'invalid-header', detail: `Host: send exactly one, not ${hosts.length}.` };
  const host = ofTarget ?? hosts[0];
  if (host === undefined || localNames.has(host.toLowerCase().replace(/:\d{0,5}$/, ''))) return undefined;
  const detail = `Host: "${host.slice(0, 100)}" is not this server. Use localhost, 127.0.0.1 or [::1].`;
  return { status: 421, code: 'invalid-header', detail };
};

type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse };

/** The unfinished exchanges of each connection: a client may send several requests before it reads a reply. */
const exchangesOf = (server: Server) => {
  const open = new WeakMap<Duplex, Set<Exchange>>();
  server.on('request', (request, response) => {
    const exchanges = open.get(request.socket) ?? new Set();
    open.set(request.socket, exchanges);
    const exchange = { request, response };
    exchanges.add(exchange);
    response.once('close', () => exchanges.delete(exchange));
  });
  return (socket: Duplex): readonly Exchange[] => [...(open.get(socket) ?? [])];
};

/** Waits for the replies to complete requests, so that the reply to a later, faulty request does not overtake them. */
const afterWhole = async (exchanges: readonly Exchange[]): Promise<void> => {
  const whole = exchanges.filter(({ request }) => request.complete);
  await Promise.all(whole.map(({ response }) => new Promise((resolve) => response.once('close', resolve))));
};

/** Answers with problem documents where Node.js would answer by itself. */
export const answerUnreadable = (server: Server): void => {
  const exchangesOn = exchangesOf(server);
  const refuseOn = async (socket: Duplex, refused: Refused): Promise<void> => {
    const exchanges = exchangesOn(socket);
    const isHalfSent = exchanges.some(({ request, response }) => !request.complete && response.headersSent);
    await afterWhole(exchanges);
    if (!socket.writable || isHalfSent) socket.destroy();
    else writeTo(socket, refusalReply(refused));
  };
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') socket.destroy();
    else void refuseOn(socket, unreadable[error.code ?? ''] ?? malformed);
  });
  server.on('checkExpectation', (_: IncomingMessage, response: ServerResponse) => {
    const { status, headers, body = '' } = refusalReply(expecting);
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
  });
  server.on('connect', (_: IncomingMessage, socket: Duplex) => {
    socket.on('error', () => socket.destroy());
    void refuseOn(socket, connecting);
  });
};
