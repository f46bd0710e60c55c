import type { APIGatewayProxyEvent, APIGatewayProxyEventV2, APIGatewayProxyResult } from 'aws-lambda';
import type { Api } from '#adapters/http/api';
import { newTraceId, traceIdOf } from '#adapters/http/edge/trace';
import type { PlainReply, PlainRequest } from '#adapters/http/plain';

/** What API Gateway hands over: HTTP APIs speak payload 2.0, REST APIs 1.0. */
export type GatewayEvent = APIGatewayProxyEventV2 | APIGatewayProxyEvent;
/** Both understand this answer. */
export type GatewayResult = APIGatewayProxyResult;
export type Handler = (event: GatewayEvent) => Promise<GatewayResult>;

const isVersion2 = (event: GatewayEvent): event is APIGatewayProxyEventV2 =>
  'version' in event && event.version === '2.0';

const bodyOf = ({ body, isBase64Encoded }: GatewayEvent): Uint8Array | undefined =>
  body === undefined || body === null ? undefined : Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');

const lowerCased = (headers: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

/** The headers, and the trace that they belong to; one is made where nobody began any. */
const headed = (headers: Readonly<Record<string, string | undefined>>): Pick<PlainRequest, 'headers' | 'traceId'> => {
  const read = lowerCased(headers);
  return {
    headers: read,
    traceId: traceIdOf(read, process.env._X_AMZN_TRACE_ID) ?? newTraceId(),
  };
};

/**
 * Undecodable paths stay as they are: no operation has such a path. An HTTP API may hand over a path that is decoded
 * already, so no parameter may hold a `%`.
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
  // A named stage stands before the path, the default one does not.
  const prefix = `/${stage}`;
  const path =
    stage !== '$default' && event.rawPath.startsWith(`${prefix}/`) ? event.rawPath.slice(prefix.length) : event.rawPath;
  return {
    method: http.method,
    path: decoded(path),
    query: [...new URLSearchParams(event.rawQueryString)],
    ...headed(event.headers),
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
  ...headed(event.headers ?? {}),
  body: bodyOf(event),
  requestId: event.requestContext.requestId,
});

const toResult = ({ status, headers, body }: PlainReply): GatewayResult =>
  typeof body === 'object'
    ? { statusCode: status, headers, body: Buffer.from(body).toString('base64'), isBase64Encoded: true }
    : { statusCode: status, headers, body: body ?? '', isBase64Encoded: false };

/** The function that runs behind API Gateway, and behind the local server. */
export const createHandler =
  (api: Api): Handler =>
  async (event) =>
    toResult(await api(isVersion2(event) ? fromVersion2(event) : fromVersion1(event)));
