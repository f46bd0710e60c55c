import { type Json, type JsonObject, pointTo } from '#adapters/http/openapi/json';
import { linksFrom } from '#adapters/http/openapi/links';
import type { Schemas } from '#adapters/http/openapi/schemas';
import type { Operation, StaticPage, UseCaseOperation } from '#adapters/http/operation';
import { capitalized } from '#domain/names';

const string = (description: string, example: string): JsonObject => ({
  description,
  schema: { type: 'string' },
  example,
});

export const headerComponents: Readonly<Record<string, JsonObject>> = {
  RequestId: string('Identifies this request in the logs.', 'JKJaXmPLvHcESHA='),
  ETag: string('The version in quotes: for If-Match and If-None-Match.', '"3"'),
  Location: string('The path of the new resource.', '/v1/orders/7K3M9Q-X1QF65-V805T8'),
  Link: string('The next page, as rel="next"; missing at the end of the list.', '</v1/orders?cursor=AbC>; rel="next"'),
  IdempotencyReplayed: string('`true` if an earlier try of this command had succeeded.', 'true'),
  RetryAfter: {
    description: 'Seconds to wait.',
    schema: { type: 'integer', format: 'int32', minimum: 1, maximum: 3600 },
    example: 1,
  },
  RateLimitPolicy: string(
    'Where the service counts: the requests (q) of a caller in any period of so many seconds (w). A list of structured fields, as in draft-ietf-httpapi-ratelimit-headers-10.',
    '"default";q=100;w=60',
  ),
  RateLimit: string(
    'Where the service counts: the requests that remain (r), and the seconds until there are more (t). A list of structured fields, as in draft-ietf-httpapi-ratelimit-headers-10.',
    '"default";r=0;t=1',
  ),
  Challenge: string('Asks for a bearer token.', 'Bearer error="invalid_token"'),
};

const componentOf = {
  ETag: 'ETag',
  Location: 'Location',
  Link: 'Link',
  'Idempotency-Replayed': 'IdempotencyReplayed',
} as const;

const requestId = { 'X-Request-Id': pointTo('headers', 'RequestId') };

const nameIn = ({ $ref }: JsonObject): string => String($ref).split('/').at(-1) ?? '';

/** The replies of an operation. Adds the operation to `answering` under the name of its reply's schema, for the examples. */
export const useCaseReplies = (
  operation: UseCaseOperation,
  schemas: Schemas,
  operations: readonly Operation[],
  answering: Map<string, readonly UseCaseOperation[]>,
): JsonObject => {
  const { status, otherStatus, description, body, conditional, headers = [], csv } = operation.reply;
  if (body === undefined) return { [status]: { description, headers: requestId } };
  const schema = schemas.jsonSchema(body(), 'reply', `${capitalized(operation.id)}Reply`);
  const name = nameIn(schema);
  answering.set(name, [...(answering.get(name) ?? []), operation]);
  const { properties = {} } =
    operation.request.query === undefined ? {} : schemas.jsonSchema(operation.request.query, 'request');
  const filters = Object.keys(properties as JsonObject);
  const replied = { name, schema: schemas.components()[name] ?? {} };
  const named = Object.fromEntries(headers.map((header) => [header, pointTo('headers', componentOf[header])]));
  const reply = (code: number, text: string): JsonObject => ({
    description: text,
    headers: { ...named, ...requestId },
    content: {
      'application/json': { schema, examples: { [name]: pointTo('examples', name) } },
      ...(csv === undefined ? {} : { 'text/csv': { schema: { type: 'string' } } }),
    },
    ...linksFrom(code, replied, operation, filters, operations),
  });
  return {
    [status]: reply(status, description),
    ...(otherStatus === undefined ? {} : { [otherStatus.status]: reply(otherStatus.status, otherStatus.description) }),
    ...(conditional === true
      ? { 304: { description: 'The client has the current version.', headers: { ...named, ...requestId } } }
      : {}),
  };
};

const isJson = (mediaType: string): boolean => mediaType === 'application/json';

/** A static page of JSON is its own example, unless it reads assets. */
const exampleOf = ({ content, assets }: StaticPage): { readonly example?: Json } => {
  const body = assets === undefined ? content(() => undefined, '', 'application/json')?.body : undefined;
  return typeof body === 'string' ? { example: JSON.parse(body) as Json } : {};
};

export const pageReplies = (page: StaticPage): JsonObject => ({
  200: {
    description: `${page.summary}.`,
    headers: requestId,
    content: Object.fromEntries(
      page.mediaTypes.map((mediaType) => [
        mediaType,
        isJson(mediaType) ? { schema: { type: 'object' }, ...exampleOf(page) } : { schema: { type: 'string' } },
      ]),
    ),
  },
});
