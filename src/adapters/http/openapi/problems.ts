import { unknownField } from '#adapters/http/edge/validate';
import { type JsonObject, pascalCase, pointTo } from '#adapters/http/openapi/json';
import { oneProblemOf, problemNameOf } from '#adapters/http/openapi/problem-references';
import type { Operation, UseCaseOperation } from '#adapters/http/operation';
import { problemDocument } from '#adapters/http/problem';
import { type ProblemCode, type ProblemEntry, problemCatalog } from '#adapters/http/problem-catalog';

type Refused = readonly [status: number, code: ProblemCode];

const refusalsOfAll: readonly Refused[] = [
  [406, 'not-acceptable'],
  [429, 'rate-limited'],
  [500, 'internal'],
];

const refusalsOfBody = ({ method, request }: UseCaseOperation): readonly Refused[] => {
  if (method === 'GET') return [];
  return [
    ...(request.unread === undefined ? ([[400, 'malformed-json']] as const) : []),
    [413, 'body-too-large'],
    [415, 'unsupported-media-type'],
  ];
};

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
  ...refusalsOfBody(operation),
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

/** The status of each declared code. A code has one, so that its schema can say which. */
export const statusesOf = (operations: readonly Operation[]): ReadonlyMap<ProblemCode, number> => {
  const statuses = new Map<ProblemCode, number>();
  for (const operation of operations)
    for (const [status, codes] of refusalsOf(operation))
      for (const code of codes) {
        const present = statuses.get(code) ?? status;
        if (present !== status) throw new Error(`${code} has the statuses ${present} and ${status}: use another code`);
        statuses.set(code, status);
      }
  return statuses;
};

/** The example of a code. `members`: those that its documents have beside the standard ones. */
export const problemExample = (code: ProblemCode, status: number, members: JsonObject): JsonObject => ({
  summary: problemCatalog[code].title,
  value: problemDocument(
    code,
    status,
    { errors: code === 'validation-failed' ? [{ pointer: '/query/color', ...unknownField }] : [], members },
    { instance: '/v1/orders', requestId: 'JKJaXmPLvHcESHA=' },
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

const response = (status: number, codes: readonly ProblemCode[], schema: JsonObject): JsonObject => ({
  description: codes.map(meaningOf).join(' '),
  headers: headersOf(status),
  content: {
    'application/problem+json': {
      schema,
      examples: Object.fromEntries(codes.map((code) => [code, pointTo('examples', problemNameOf(code))])),
    },
  },
});

/** Statuses of HTTP itself: their codes do not depend on the use case. */
const statusesOfHttp: readonly number[] = [400, 401];

/** Responses and schemas that several operations have, by name. */
export type SharedProblems = {
  readonly responses: Map<string, JsonObject>;
  readonly schemas: Map<string, JsonObject>;
};

const sharedResponse = (status: number, codes: readonly ProblemCode[], shared: SharedProblems): JsonObject => {
  const name = codes.map(pascalCase).join('Or');
  const schema = oneProblemOf(codes);
  if (codes.length > 1) shared.schemas.set(`${name}Problem`, schema);
  shared.responses.set(name, response(status, codes, codes.length > 1 ? pointTo('schemas', `${name}Problem`) : schema));
  return pointTo('responses', name);
};

/**
 * The refusals of an operation as responses. Several codes of its use case stand at the operation: generators name their
 * union after it (PlaceOrder409Response), so that its name stays when a code is added. All others go into `shared`.
 */
export const problemResponses = (operation: Operation, shared: SharedProblems): JsonObject =>
  Object.fromEntries(
    [...refusalsOf(operation)].map(([status, codes]): readonly [string, JsonObject] => [
      String(status),
      codes.length === 1 || statusesOfHttp.includes(status)
        ? sharedResponse(status, codes, shared)
        : response(status, codes, oneProblemOf(codes)),
    ]),
  );
