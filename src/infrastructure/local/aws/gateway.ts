import { isUtf8 } from 'node:buffer';
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { corsHeaders } from '#adapters/http/edge/cors';
import type { PlainReply } from '#adapters/http/plain';
import type { GatewayResult, Handler } from '#adapters/lambda/handler';
import { endAll } from '#infrastructure/bounded-calls';
import { drain } from '#infrastructure/local/aws/drain';
import { answerUnreadable, foreignHost, refusalReply, unknownCoding } from '#infrastructure/local/aws/own-answers';

/** Writes a body that goes on until the client leaves or the server stops. Returns its end. */
type Stream = (write: (text: string) => void) => () => void;
/** A reply whose body is a text or bytes, or else a stream. */
export type LocalReply = PlainReply & { readonly stream?: Stream };

/** Answers the routes that only the local server has. Undefined: the request is for the service. */
export type LocalRoute = (request: {
  readonly method: string;
  readonly path: string;
  readonly body: Uint8Array;
  /** The header `Accept`; empty: there is none. */
  readonly accept: string;
  readonly requestId: string;
}) => Promise<LocalReply> | undefined;

/** More than the service accepts, so that the service refuses the body. The rest is read and dropped. */
const maximumBodyBytes = 512 * 1_024;
const maximumHeaderBytes = 16 * 1_024;
const requestMs = 30_000;

export type GatewayTimes = {
  /** The time for the headers of a request to arrive. */
  readonly headersMs: number;
  /** The time for a client to read a reply. */
  readonly replyMs: number;
};
const usualTimes: GatewayTimes = { headersMs: 10_000, replyMs: 30_000 };

/** Rejects when the connection breaks before the body has arrived. */
const bodyOf = (request: IncomingMessage): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      if (size < maximumBodyBytes) chunks.push(chunk);
      size += chunk.byteLength;
    });
    request.once('end', () => resolve(Buffer.concat(chunks)));
    request.once('error', reject);
    request.once('close', () => {
      if (!request.complete) reject(new Error('the connection broke'));
    });
  });

const headersOf = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(request.headersDistinct).map(([name, values]) => [name, values?.join(', ') ?? '']));

type Target = { readonly host: string | undefined; readonly path: string; readonly query: string };

/** The parts of a request target. A proxy's client sends the absolute form, which every server accepts (RFC 9112, 3.2.2). */
const targetOf = ({ url = '/' }: IncomingMessage): Target => {
  const [, host, relative = url] = /^http:\/\/([^/?#]*)(.*)$/i.exec(url) ?? [];
  const [path = '', ...query] = relative.split('?');
  return { host, path: path === '' ? '/' : path, query: query.join('?') };
};

/** The event of an HTTP API of API Gateway for a request, payload version 2.0; its path is not decoded. */
const eventOf = (
  request: IncomingMessage,
  { path, query }: Target,
  body: Buffer,
  requestId: string,
): APIGatewayProxyEventV2 => {
  const base64 = !isUtf8(body);
  const now = Date.now();
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: query,
    headers: headersOf(request),
    requestContext: {
      accountId: 'local',
      apiId: 'local',
      domainName: request.headers.host ?? 'localhost',
      domainPrefix: 'local',
      http: {
        method: request.method ?? 'GET',
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId,
      routeKey: '$default',
      stage: '$default',
      time: new Date(now).toISOString(),
      timeEpoch: now,
    },
    ...(body.byteLength === 0 ? {} : { body: body.toString(base64 ? 'base64' : 'utf8') }),
    isBase64Encoded: base64,
  };
};

const plainOf = ({ statusCode, headers, body, isBase64Encoded }: GatewayResult): PlainReply => ({
  status: statusCode,
  headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)])),
  body: isBase64Encoded ? Buffer.from(body, 'base64') : body,
});

/** Sends a reply; a client that does not read it in time loses its connection. */
const send = (response: ServerResponse, { status, headers, body }: PlainReply, replyMs: number): void => {
  // The client has left.
  if (response.destroyed) return;
  const unread = setTimeout(() => response.destroy(), replyMs);
  response.once('close', () => clearTimeout(unread));
  const content = body ?? '';
  // The length of a HEAD's body is not known: 0 would be wrong.
  const hasContent = status !== 204 && status !== 304 && response.req.method !== 'HEAD';
  response.writeHead(status, hasContent ? { ...headers, 'content-length': Buffer.byteLength(content) } : headers);
  response.end(hasContent ? content : undefined);
};

/** The text that waits for a client; one that does not read it loses its connection. */
const unreadBytes = 1_024 * 1_024;

const sendStream = (response: ServerResponse, { status, headers }: PlainReply, stream: Stream): void => {
  if (response.destroyed) return;
  response.writeHead(status, headers);
  if (response.req.method === 'HEAD') {
    response.end();
    return;
  }
  const end = stream((text) => {
    if (!response.writableEnded) response.write(text);
    if (response.writableLength > unreadBytes) response.destroy();
  });
  response.once('close', end);
};

export type Gateway = {
  readonly server: Server;
  /** Accepts no more connections, answers what was sent, and resolves when every connection is closed. */
  readonly stop: () => Promise<void>;
};

type GatewayOptions = {
  readonly handler: Handler;
  readonly localRoute: LocalRoute;
  /** The origins whose pages may read the replies of local routes. */
  readonly corsOrigins: readonly string[];
  readonly times?: Partial<GatewayTimes>;
};

/** An HTTP server that calls the handler with API Gateway events, so that local requests take the deployed path. */
export const createGateway = ({ handler, localRoute, corsOrigins, times }: GatewayOptions): Gateway => {
  const { headersMs, replyMs } = { ...usualTimes, ...times };
  let isStopping = false;
  const streams = new Set<ServerResponse>();

  const answer = async (request: IncomingMessage): Promise<LocalReply> => {
    const requestId = randomUUID();
    const target = targetOf(request);
    const { path } = target;
    const body = await bodyOf(request);
    const refused = foreignHost(request, target.host) ?? unknownCoding(request);
    if (refused !== undefined) return refusalReply(refused, path);
    const { method = 'GET' } = request;
    const { accept = '' } = request.headers;
    const local = await localRoute({ method: method === 'HEAD' ? 'GET' : method, path, body, accept, requestId });
    if (local === undefined) return plainOf(await handler(eventOf(request, target, body, requestId)));
    const cors = corsHeaders(corsOrigins, { headers: headersOf(request) });
    return { ...local, headers: { ...local.headers, 'x-request-id': requestId, ...cors } };
  };

  const server = createServer(
    {
      maxHeaderSize: maximumHeaderBytes,
      requestTimeout: requestMs,
      headersTimeout: headersMs,
      connectionsCheckingInterval: Math.min(headersMs, 1_000),
      keepAliveTimeout: 5_000,
      // A missing Host is refused below, with a problem document.
      requireHostHeader: false,
    },
    (request, response) => {
      response.on('error', () => response.destroy());
      answer(request).then(
        ({ headers, stream, ...reply }) => {
          if (stream === undefined)
            send(response, { ...reply, headers: isStopping ? { ...headers, connection: 'close' } : headers }, replyMs);
          else if (isStopping) response.destroy();
          else {
            streams.add(response);
            response.once('close', () => streams.delete(response));
            sendStream(response, { ...reply, headers }, stream);
          }
        },
        // The handler answers every request, so a failure here is a broken connection.
        () => response.destroy(),
      );
    },
  );
  answerUnreadable(server);
  return {
    server,
    stop: () =>
      drain(server, {
        closing: () => {
          isStopping = true;
          for (const response of streams) response.end(() => response.destroy());
        },
        hurry: endAll,
      }),
  };
};
