import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { PlainReply } from '#adapters/http/plain';
import type { GatewayResult, Handler } from '#adapters/lambda/handler';

/** Answers the routes that only the local server has. Undefined: the request is for the service. */
export type LocalRoute = (
  method: string,
  path: string,
  body: Uint8Array,
  requestId: string,
) => Promise<PlainReply> | undefined;

/** More than the service accepts, so that the service refuses the body. The rest is read and dropped. */
const maximumBodyBytes = 128 * 1_024;
const maximumHeaderBytes = 16 * 1_024;
const requestMs = 30_000;

const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    if (size < maximumBodyBytes) chunks.push(chunk);
    size += chunk.byteLength;
  }
  return Buffer.concat(chunks);
};

const isText = (body: Buffer): boolean => Buffer.from(body.toString('utf8')).equals(body);

const headersOf = (request: IncomingMessage): Record<string, string> =>
  Object.fromEntries(Object.entries(request.headersDistinct).map(([name, values]) => [name, values?.join(',') ?? '']));

/** The event of an HTTP API of API Gateway for a request, payload version 2.0. */
const eventOf = (request: IncomingMessage, body: Buffer, requestId: string): APIGatewayProxyEventV2 => {
  const [path = '/', ...query] = (request.url ?? '/').split('?');
  const base64 = !isText(body);
  const now = Date.now();
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: query.join('?'),
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

const send = (response: ServerResponse, { status, headers, body }: PlainReply): void => {
  const content = Buffer.from(body ?? '');
  // The length of a HEAD's body is not known: 0 would be wrong.
  const hasContent = status !== 204 && status !== 304 && response.req.method !== 'HEAD';
  response.writeHead(status, hasContent ? { ...headers, 'content-length': content.byteLength } : headers);
  response.end(hasContent ? content : undefined);
};

/** An HTTP server that calls the handler with API Gateway events, so that local requests take the deployed path. */
export const createGateway = (handler: Handler, localRoute: LocalRoute): Server => {
  const answer = async (request: IncomingMessage): Promise<PlainReply> => {
    const requestId = randomUUID();
    const body = await bodyOf(request);
    const [path = '/'] = (request.url ?? '/').split('?');
    const local = localRoute(request.method ?? 'GET', path, body, requestId);
    return local ?? plainOf(await handler(eventOf(request, body, requestId)));
  };
  const server = createServer(
    { maxHeaderSize: maximumHeaderBytes, requestTimeout: requestMs, headersTimeout: 10_000, keepAliveTimeout: 5_000 },
    (request, response) => {
      answer(request).then(
        (reply) => send(response, reply),
        // The handler answers every request, so a failure here is a broken connection.
        () => response.destroy(),
      );
    },
  );
  return server;
};
