import type { APIGatewayProxyEvent, APIGatewayProxyEventV2, APIGatewayProxyResult } from 'aws-lambda';
import type { Api } from '#adapters/http/api';
import { newTraceId, traceIdOf } from '#adapters/http/edge/trace';
import type { PlainReply, PlainRequest } from '#adapters/http/plain';

/** The event of API Gateway: payload version 2.0 from HTTP APIs, 1.0 from REST APIs. */
export type GatewayEvent = APIGatewayProxyEventV2 | APIGatewayProxyEvent;
/** The answer, in the form that both kinds of API accept. */
export type GatewayResult = APIGatewayProxyResult;
export type Handler = (event: GatewayEvent) => Promise<GatewayResult>;

const isVersion2 = (event: GatewayEvent): event is APIGatewayProxyEventV2 =>
  'version' in event && event.version === '2.0';

const bodyOf = ({ body, isBase64Encoded }: GatewayEvent): Uint8Array | undefined =>
  body === undefined || body === null ? undefined : Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');

const lowerCased = (headers: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** The headers and their trace; a new trace if they have none. */
const headersAndTrace = (
  headers: Readonly<Record<string, string | undefined>>,
): Pick<PlainRequest, 'headers' | 'traceId'> => {
  const read = lowerCased(headers);
  return {
    headers: read,
    traceId: traceIdOf(read, process.env._X_AMZN_TRACE_ID) ?? newTraceId(),
  };
};

/**
 * Decodes a path. An undecodable path stays as it is, because no operation has such a path. An HTTP API may decode a
 * path before, so no parameter may contain a `%`.
 */
export const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
};

const fromVersion2 = (event: APIGatewayProxyEventV2): PlainRequest => {
  const { stage, requestId, http } = event.requestContext;
  // The path begins with a named stage, but not with the default stage.
  const prefix = `/${stage}`;
  const path =
    stage !== '$default' && event.rawPath.startsWith(`${prefix}/`) ? event.rawPath.slice(prefix.length) : event.rawPath;
  return {
    method: http.method,
    path: decoded(path),
    query: [...new URLSearchParams(event.rawQueryString)],
    ...headersAndTrace(event.headers),
    body: bodyOf(event),
    requestId,
  };
};

const fromVersion1 = (event: APIGatewayProxyEvent): PlainRequest => ({
  method: event.httpMethod,
  path: decoded(event.path),
  query: Object.entries(event.multiValueQueryStringParameters ?? {}).flatMap(([name, values]) =>
    (values ?? []).map((value) => [name, value] as const),
  ),
  ...headersAndTrace(event.headers ?? {}),
  body: bodyOf(event),
  requestId: event.requestContext.requestId,
});

const toResult = ({ status, headers, body }: PlainReply): GatewayResult =>
  typeof body === 'object'
    ? { statusCode: status, headers, body: Buffer.from(body).toString('base64'), isBase64Encoded: true }
    : { statusCode: status, headers, body: body ?? '', isBase64Encoded: false };

/** The handler behind API Gateway and behind the local server. */
export const createHandler =
  (api: Api): Handler =>
  async (event) =>
    toResult(await api(isVersion2(event) ? fromVersion2(event) : fromVersion1(event)));
