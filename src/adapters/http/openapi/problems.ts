import { unknownField } from '#adapters/http/edge/validate';
import { type JsonObject, pointTo } from '#adapters/http/openapi/json';
import type { Operation, UseCaseOperation } from '#adapters/http/operation';
import { type FieldError, problemDocument } from '#adapters/http/problem';
import { type ProblemCode, type ProblemEntry, problemCatalog } from '#adapters/http/problem-catalog';

/** The members of every problem document, and the extensions of some codes. */
export const problemSchemaOf = (operations: readonly Operation[]): JsonObject => ({
  type: 'object',
  description:
    'An RFC 9457 problem document. Programs decide by `code`; `title` and `detail` are for people and may change. If `retryable` is true, the same request with the same Idempotency-Key may succeed later.',
  properties: {
    type: { type: 'string', format: 'uri-reference', description: 'A page about this code, relative to this API.' },
    title: { type: 'string' },
    status: { type: 'integer', minimum: 400, maximum: 599, description: 'The status of the answer.' },
    code: { type: 'string', enum: [...declaredCodes(operations)].sort() },
    detail: { type: 'string', description: 'What is wrong in this request.' },
    instance: { type: 'string', format: 'uri-reference', description: 'The path of the request.' },
    requestId: { type: 'string', description: 'Identifies this request in the logs. Also in X-Request-Id.' },
    retryable: { type: 'boolean' },
    errors: {
      type: 'array',
      description: 'The fields that are not valid, if any.',
      items: {
        type: 'object',
        properties: {
          pointer: {
            type: 'string',
            description: 'An RFC 6901 pointer into the body (empty: all of it), or from /path or /query.',
          },
          code: { type: 'string' },
          detail: { type: 'string' },
        },
        required: ['pointer', 'code', 'detail'],
      },
    },
    lines: {
      type: 'array',
      description: 'With out-of-stock: the products without enough units.',
      items: {
        type: 'object',
        properties: {
          sku: { type: 'string' },
          requested: { type: 'integer' },
          available: { type: 'integer' },
          backorderable: { type: 'integer' },
        },
        required: ['sku', 'requested', 'available', 'backorderable'],
      },
    },
    quote: { ...pointTo('schemas', 'Quote'), description: 'With price-changed: the current quote.' },
    holds: {
      type: 'array',
      description: 'With order-on-hold: the ids of the holds.',
      items: { type: 'string' },
    },
    orderStatus: { type: 'string', description: 'With order-status-conflict: the order’s status.' },
    available: { type: 'integer', description: 'With stock-below-zero: the units in stock; negative: units owed.' },
    currentVersion: {
      type: ['integer', 'null'],
      description: 'With version-mismatch: the current version; null if the resource does not exist.',
    },
  },
  required: ['type', 'title', 'status', 'code', 'detail', 'instance', 'requestId', 'retryable'],
});

type Refused = readonly [status: number, code: ProblemCode];

const refusalsOfAll: readonly Refused[] = [
  [406, 'not-acceptable'],
  [429, 'rate-limited'],
  [500, 'internal'],
];

const bodyRefusals: readonly Refused[] = [
  [400, 'malformed-json'],
  [413, 'body-too-large'],
  [415, 'unsupported-media-type'],
];

const callerRefusals: readonly Refused[] = [
  [401, 'unauthenticated'],
  [401, 'token-expired'],
  [403, 'insufficient-scope'],
];

/** Every command refuses a precondition that it does not compare, and a faulty key. */
const headerRefusals = ({ method, commandHeaders }: UseCaseOperation): readonly Refused[] => {
  const { idempotencyKey = 'none', ifMatch = 'none' } = commandHeaders ?? {};
  if (method === 'GET') return [];
  return [
    [400, 'invalid-header'],
    ...(idempotencyKey === 'required' ? ([[400, 'idempotency-key-missing']] as const) : []),
    ...(ifMatch === 'required' ? ([[428, 'precondition-required']] as const) : []),
  ];
};

/** Every operation refuses unknown query parameters. */
const unknownParameter: Refused = [422, 'validation-failed'];

const useCaseRefusals = (operation: UseCaseOperation): readonly Refused[] => [
  ...(operation.access === 'public' ? [] : callerRefusals),
  ...(operation.method === 'GET' ? [] : bodyRefusals),
  ...headerRefusals(operation),
  ...(operation.request.cursor === undefined ? [] : ([[400, 'invalid-cursor']] as const)),
  ...Object.values(operation.request.path ?? {}).map(
    ({ problem }): Refused => [problem === 'validation-failed' ? 422 : 404, problem],
  ),
  unknownParameter,
  [503, 'temporarily-unavailable'],
  ...Object.entries(operation.refusals).map(([code, status]): Refused => [status, code as ProblemCode]),
];

/** All refusals of an operation, by its use case and by HTTP itself: codes by status, both ascending. */
const refusalsOf = (operation: Operation): ReadonlyMap<number, readonly ProblemCode[]> => {
  const own: readonly Refused[] =
    operation.kind === 'use-case'
      ? useCaseRefusals(operation)
      : [unknownParameter, ...(operation.parameter === undefined ? [] : ([[404, 'route-not-found']] as const))];
  const byStatus = new Map<number, Set<ProblemCode>>();
  for (const [status, code] of [...own, ...refusalsOfAll])
    byStatus.set(status, (byStatus.get(status) ?? new Set()).add(code));
  return new Map(
    [...byStatus].sort(([left], [right]) => left - right).map(([status, codes]) => [status, [...codes].sort()]),
  );
};

/** The codes of all refusals of these operations, and those of unknown paths and methods. */
export const declaredCodes = (operations: readonly Operation[]): ReadonlySet<ProblemCode> =>
  new Set([
    'route-not-found',
    'method-not-allowed',
    ...operations.flatMap((operation) => [...refusalsOf(operation).values()].flat()),
  ]);

const errorsOf = (code: ProblemCode, operation: Operation): readonly FieldError[] => {
  if (code !== 'validation-failed') return [];
  const hasBody = operation.kind === 'use-case' && operation.request.body !== undefined;
  return [{ pointer: hasBody ? '/color' : '/query/color', ...unknownField }];
};

const exampleOf = (code: ProblemCode, status: number, operation: Operation, instance: string): JsonObject => ({
  summary: problemCatalog[code].title,
  value: problemDocument(
    code,
    status,
    { errors: errorsOf(code, operation) },
    { instance, requestId: 'JKJaXmPLvHcESHA=' },
  ) as unknown as JsonObject,
});

const meaningOf = (code: ProblemCode): string => {
  const { meaning }: ProblemEntry = problemCatalog[code];
  return `\`${code}\`: ${meaning}`;
};

const headersOf = (status: number): JsonObject => ({
  'X-Request-Id': pointTo('headers', 'RequestId'),
  ...(status === 429 || status === 503 ? { 'Retry-After': pointTo('headers', 'RetryAfter') } : {}),
  ...(status === 429
    ? { 'RateLimit-Policy': pointTo('headers', 'RateLimitPolicy'), RateLimit: pointTo('headers', 'RateLimit') }
    : {}),
  ...(status === 401 ? { 'WWW-Authenticate': pointTo('headers', 'Challenge') } : {}),
});

const response = (
  status: number,
  codes: readonly ProblemCode[],
  operation: Operation,
  instance: string,
): JsonObject => ({
  description: codes.map(meaningOf).join(' '),
  headers: headersOf(status),
  content: {
    'application/problem+json': {
      schema: {
        allOf: [
          pointTo('schemas', 'Problem'),
          { type: 'object', properties: { status: { const: status }, code: { enum: [...codes] } } },
        ],
      },
      examples: Object.fromEntries(codes.map((code) => [code, exampleOf(code, status, operation, instance)])),
    },
  },
});

/** Statuses whose refusals are the same for all operations that have them. */
const sharedNames: Readonly<Record<number, string>> = {
  401: 'Unauthenticated',
  406: 'NotAcceptable',
  413: 'BodyTooLarge',
  415: 'UnsupportedMediaType',
  428: 'PreconditionRequired',
  429: 'RateLimited',
  500: 'Internal',
  503: 'TemporarilyUnavailable',
};

/** The refusals of an operation as responses. Responses that are the same everywhere go into `shared`. */
export const problemResponses = (
  operation: Operation,
  instance: string,
  shared: Map<string, JsonObject>,
): JsonObject => {
  const responses = [...refusalsOf(operation)].map(([status, codes]): readonly [string, JsonObject] => {
    const name = sharedNames[status];
    if (name === undefined) return [String(status), response(status, codes, operation, instance)];
    shared.set(name, response(status, codes, operation, '/v1/orders'));
    return [String(status), pointTo('responses', name)];
  });
  return Object.fromEntries(responses);
};
