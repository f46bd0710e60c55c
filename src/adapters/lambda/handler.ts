import type { APIGatewayProxyEvent, APIGatewayProxyEventV2, APIGatewayProxyResult } from 'aws-lambda';
import type { Api } from '#adapters/http/api';
import { type Traces, traceIdOf } from '#adapters/http/edge/trace';
import type { PlainReply, PlainRequest } from '#adapters/http/plain';

/** An event of API Gateway: HTTP APIs send payload 2.0, REST APIs 1.0. */
export type GatewayEvent = APIGatewayProxyEventV2 | APIGatewayProxyEvent;
/** Both kinds of API take this result. */
export type GatewayResult = APIGatewayProxyResult;
export type Handler = (event: GatewayEvent) => Promise<GatewayResult>;

const isVersion2 = (event: GatewayEvent): event is APIGatewayProxyEventV2 =>
  'version' in event && event.version === '2.0';

const bodyOf = ({ body, isBase64Encoded }: GatewayEvent): Uint8Array | undefined =>
  body === undefined || body === null ? undefined : Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');

type Headers = Readonly<Record<string, string | undefined>>;

const lowerCased = (headers: Headers): Headers =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/**
 * The decoded path. A path that cannot be decoded stays as it is: no operation has such a path. An HTTP API may send a
 * path that is decoded already, so no parameter may contain a `%`.
 */
export const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

const fromVersion2 = (event: APIGatewayProxyEventV2): Omit<PlainRequest, 'traceId'> => {
  const { stage, requestId, http } = event.requestContext;
  // The path starts with the name of the stage, unless it is the default stage.
  const prefix = `/${stage}`;
  const path =
    stage !== '$default' && event.rawPath.startsWith(`${prefix}/`) ? event.rawPath.slice(prefix.length) : event.rawPath;
  return {
    method: http.method,
    path: decoded(path),
    query: [...new URLSearchParams(event.rawQueryString)],
    headers: lowerCased(event.headers),
    body: bodyOf(event),
    requestId,
  };
};

const fromVersion1 = (event: APIGatewayProxyEvent): Omit<PlainRequest, 'traceId'> => ({
  method: event.httpMethod,
  path: decoded(event.path),
  query: Object.entries(event.multiValueQueryStringParameters ?? {}).flatMap(([name, values]) =>
    (values ?? []).map((value) => [name, value] as const),
  ),
  headers: lowerCased(event.headers ?? {}),
  body: bodyOf(event),
  requestId: event.requestContext.requestId,
});

const toResult = ({ status, headers, body }: PlainReply): GatewayResult =>
  typeof body === 'object'
    ? { statusCode: status, headers, body: Buffer.from(body).toString('base64'), isBase64Encoded: true }
    : { statusCode: status, headers, body: body ?? '', isBase64Encoded: false };

/** The function behind API Gateway, and behind the local server. A request without a trace begins a new one. */
export const createHandler =
  (api: Api, { ofRuntime, newTraceId }: Traces): Handler =>
  async (event) => {
    const request = isVersion2(event) ? fromVersion2(event) : fromVersion1(event);
    return toResult(await api({ ...request, traceId: traceIdOf(request.headers, ofRuntime()) ?? newTraceId() }));
  };
