import type { APIGatewayProxyEvent, APIGatewayProxyEventV2 } from 'aws-lambda';
import type { PlainRequest } from '#adapters/http/plain';

/** An event of API Gateway: HTTP APIs send payload 2.0, REST APIs 1.0. */
export type GatewayEvent = APIGatewayProxyEventV2 | APIGatewayProxyEvent;

type Fields = Readonly<Record<string, unknown>>;
type Read = Omit<PlainRequest, 'traceId'>;
type WithoutBody = Omit<Read, 'body'>;

const isText = (value: unknown): value is string => typeof value === 'string';
const isMissing = (value: unknown): value is null | undefined => value === null || value === undefined;
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Texts by name; undefined where one of them is none. */
const listsIn = (fields: unknown): readonly (readonly [name: string, values: readonly string[]])[] | undefined => {
  if (isMissing(fields)) return [];
  if (!isFields(fields)) return undefined;
  const lists = Object.entries(fields).map(([name, value]) => [name, isText(value) ? [value] : value] as const);
  return lists.every((list): list is [string, readonly string[]] => isTexts(list[1])) ? lists : undefined;
};

/**
 * Headers of one name are joined by a comma and a blank, however they are spelled. An HTTP API has joined them before, by a
 * comma alone: two keys that are one half of a quoted key each are one key there, and nowhere else.
 */
const headersIn = (fields: unknown): Readonly<Record<string, string>> | undefined => {
  const lists = listsIn(fields);
  if (lists === undefined) return undefined;
  const headers = new Map<string, readonly string[]>();
  for (const [name, values] of lists)
    headers.set(name.toLowerCase(), [...(headers.get(name.toLowerCase()) ?? []), ...values]);
  return Object.fromEntries([...headers].map(([name, values]) => [name, values.join(', ')]));
};

/** The bytes of a body, `none` without one; undefined where it cannot be read: Buffer skips what is not base64. */
const bodyIn = ({ body, isBase64Encoded }: Fields): Uint8Array | 'none' | undefined => {
  if (!isMissing(isBase64Encoded) && typeof isBase64Encoded !== 'boolean') return undefined;
  if (isMissing(body)) return 'none';
  if (!isText(body)) return undefined;
  if (isBase64Encoded !== true) return Buffer.from(body, 'utf8');
  const bytes = Buffer.from(body, 'base64');
  return bytes.toString('base64') === body ? bytes : undefined;
};

/**
 * The decoded path; only %2F stays, because a slash in a segment divides no segments. A path that cannot be decoded stays
 * as it is: no operation has such a path. REST APIs and the local server send a path as the client wrote it. HTTP APIs
 * decode it, %2F too, so that no parameter may contain a `%` and a slash cannot be told there.
 */
export const decoded = (path: string): string => {
  try {
    return decodeURIComponent(path.replaceAll(/%2f/gi, '%252F'));
  } catch {
    return path;
  }
};

const addressIn = (fields: unknown): string | undefined =>
  isFields(fields) && isText(fields.sourceIp) ? fields.sourceIp : undefined;

const fromVersion2 = (event: Fields, context: Fields): WithoutBody | undefined => {
  const { rawPath, rawQueryString = '' } = event;
  const { stage, requestId, http } = context;
  const headers = headersIn(event.headers);
  if (!isText(rawPath) || !isText(rawQueryString) || !isText(stage) || !isText(requestId)) return undefined;
  if (headers === undefined || !isFields(http) || !isText(http.method)) return undefined;
  // The path starts with the name of the stage, unless it is the default stage.
  const prefix = `/${stage}`;
  const path = stage !== '$default' && rawPath.startsWith(`${prefix}/`) ? rawPath.slice(prefix.length) : rawPath;
  return {
    method: http.method,
    path: decoded(path),
    query: [...new URLSearchParams(rawQueryString)],
    headers,
    address: addressIn(http),
    requestId,
  };
};

const fromVersion1 = (event: Fields, { requestId, identity }: Fields): WithoutBody | undefined => {
  const { httpMethod, path } = event;
  // `queryStringParameters` and `headers` have the last value of each name only.
  const parameters = listsIn(event.multiValueQueryStringParameters ?? event.queryStringParameters);
  const headers = headersIn(event.multiValueHeaders ?? event.headers);
  if (!isText(httpMethod) || !isText(path) || !isText(requestId)) return undefined;
  if (parameters === undefined || headers === undefined) return undefined;
  return {
    method: httpMethod,
    path: decoded(path),
    query: parameters.flatMap(([name, values]) => values.map((value) => [name, value] as const)),
    headers,
    address: addressIn(identity),
    requestId,
  };
};

/**
 * The request in an event of API Gateway. Undefined: the event is none, such as that of a schedule, of a load balancer, of a
 * warmer or of the console's test button.
 */
export const requestIn = (event: unknown): Read | undefined => {
  if (!isFields(event) || !isFields(event.requestContext)) return undefined;
  const read =
    event.version === '2.0' ? fromVersion2(event, event.requestContext) : fromVersion1(event, event.requestContext);
  const body = bodyIn(event);
  return read === undefined || body === undefined ? undefined : { ...read, body: body === 'none' ? undefined : body };
};
