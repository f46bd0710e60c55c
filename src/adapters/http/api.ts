import { corsHeaders, isPreflight, preflightReply } from '#adapters/http/edge/cors';
import type { Cursors } from '#adapters/http/edge/cursor';
import { acceptedOf, matchesETag } from '#adapters/http/edge/headers';
import { readRequest } from '#adapters/http/edge/read-request';
import { createRouter, type Route, type Router } from '#adapters/http/edge/router';
import { unknownParameters } from '#adapters/http/edge/validate';
import type { CountRequest } from '#adapters/http/limits/count-requests';
import type { Asset, Operation, Representation, StaticPage, UseCaseOperation } from '#adapters/http/operation';
import type { PlainReply, PlainRequest } from '#adapters/http/plain';
import { type EdgeRefusal, type ProblemParts, problemReply } from '#adapters/http/problem';
import type { ProblemCode } from '#adapters/http/problem-catalog';
import { problemPartsOf } from '#adapters/http/refusal-problems';
import { withRefused } from '#adapters/http/representations/batch';
import type { Authenticate } from '#adapters/http/tokens/authentication';
import { Unavailable } from '#application/ports';
import type { Run } from '#application/use-case';
import type { Caller, Scope } from '#domain/access/caller';
import { ok, type Result, refuse } from '#domain/result';

export type AnyRun = Run<unknown, unknown, { readonly kind: ProblemCode }>;

/** The outcome of one request, for the log: ids and codes, never a payload, personal data or a token. */
export type Observation = {
  readonly requestId: string;
  readonly traceId: string;
  readonly method: string;
  readonly operation: string | undefined;
  readonly status: number;
  readonly code: ProblemCode | undefined;
  readonly orderId: string | undefined;
  /** The reasons of the risk rule that denied the request. */
  readonly reasons: readonly string[] | undefined;
  readonly milliseconds: number;
  /** The error behind an answer of 500 or 503. */
  readonly defect: unknown;
  /** The unexpected errors of a batch's entries. The other entries are done, so the answer itself is none of 500. */
  readonly entryDefects: readonly unknown[];
};

export type ApiParts = {
  readonly operations: readonly Operation[];
  readonly runnerOf: (operation: UseCaseOperation) => AnyRun;
  readonly authenticate: Authenticate;
  /** Undefined: the service counts no requests. A deployed function would count alone; there the gateway limits. */
  readonly count: CountRequest | undefined;
  readonly cursors: Cursors;
  readonly asset: Asset;
  readonly corsOrigins: readonly string[];
  /** Every operation but those of the service itself answers 503. */
  readonly isClosed: boolean;
  readonly observe: (observation: Observation) => void;
  /** Milliseconds of a clock that never goes back. */
  readonly stopwatch: () => number;
  /** A fresh random key for a command without an Idempotency-Key. */
  readonly newKey: () => string;
};

export type Api = (request: PlainRequest) => Promise<PlainReply>;

/** A reply without the headers that all replies have, and the facts for the log. */
type Answer = {
  readonly reply: PlainReply;
  readonly operation?: Operation | undefined;
  readonly code?: ProblemCode | undefined;
  readonly orderId?: string | undefined;
  readonly reasons?: readonly string[] | undefined;
  readonly defect?: unknown;
  readonly entryDefects?: readonly unknown[] | undefined;
};

const retryAfterSeconds = '1';
/** A closed shop opens by a deployment, which takes minutes. */
const retryClosedAfterSeconds = '60';

/** RFC 6750: the challenge to a request without a token has no error code. */
const challengeTo = (authorization: string | undefined): Readonly<Record<string, string>> => ({
  'www-authenticate': authorization === undefined ? 'Bearer' : 'Bearer error="invalid_token"',
});

const requirementOf = (who: 'customer or staff' | 'staff', scope: Scope): string =>
  who === 'staff'
    ? `This operation is for staff with the scope ${scope}.`
    : `Staff need the scope ${scope} for this operation.`;

const authorize = async (
  { access }: UseCaseOperation,
  { headers }: PlainRequest,
  authenticate: Authenticate,
): Promise<Result<Caller, EdgeRefusal>> => {
  if (access === 'public') return ok({ role: 'public' });
  const caller = await authenticate(headers.authorization);
  if (!caller.ok) return refuse({ ...caller.refusal, status: 401, headers: challengeTo(headers.authorization) });
  const { scope, who } = access;
  const { value } = caller;
  const allowed = value.role === 'staff' ? value.scopes.includes(scope) : who === 'customer or staff';
  return allowed ? caller : refuse({ kind: 'insufficient-scope', status: 403, detail: requirementOf(who, scope) });
};

/** An operation declares all refusals of its use case. An undeclared refusal is a defect. */
const statusOf = ({ id, refusals }: UseCaseOperation, kind: ProblemCode): number => {
  const status = refusals[kind];
  if (status === undefined) throw new Error(`${id} was refused with ${kind}, which it does not declare`);
  return status;
};

const linkTo = (plain: PlainRequest, { request }: UseCaseOperation, cursor: string): string => {
  const query = new URLSearchParams();
  const replaced = ['cursor', request.cursor?.begins];
  for (const [name, value] of plain.query) if (!replaced.includes(name)) query.set(name, value);
  query.set('cursor', cursor);
  return `<${plain.path}?${query}>; rel="next"`;
};

const successReply = (
  operation: UseCaseOperation,
  { status, body, headers = {}, next }: Representation,
  plain: PlainRequest,
  sign: (position: string) => string,
): PlainReply => {
  const { reply } = operation;
  const cacheControl = reply.cacheControl ?? 'no-store';
  if (reply.conditional && matchesETag(plain.headers['if-none-match'], headers.etag))
    return { status: 304, headers: { 'cache-control': cacheControl, ...headers }, body: undefined };
  if (reply.body === undefined)
    return { status: reply.status, headers: { 'cache-control': cacheControl, ...headers }, body: undefined };
  const cursor = next === undefined || next === null ? null : sign(next);
  return {
    status: status ?? reply.status,
    headers: {
      'content-type': 'application/json',
      'cache-control': cacheControl,
      ...headers,
      ...(cursor === null ? {} : { link: linkTo(plain, operation, cursor) }),
    },
    body: JSON.stringify(next === undefined ? body : { ...(body as object), nextCursor: cursor }),
  };
};

/** The media types of an operation's replies. The first one is for clients without a preference. */
const mediaTypesOf = (operation: Operation): readonly string[] => {
  if (operation.kind === 'page') return operation.mediaTypes;
  return operation.reply.csv === undefined ? ['application/json'] : ['application/json', 'text/csv'];
};

const csvReply = (csv: string): PlainReply => ({
  status: 200,
  headers: { 'content-type': 'text/csv; charset=utf-8; header=present', 'cache-control': 'no-store' },
  body: csv,
});

const problem = (
  plain: PlainRequest,
  code: ProblemCode,
  status: number,
  problemParts: ProblemParts,
  headers: Readonly<Record<string, string>> = {},
): PlainReply => {
  const retryAfter: Record<string, string> = status === 503 ? { 'retry-after': retryAfterSeconds } : {};
  const at = { instance: plain.path, requestId: plain.requestId };
  return problemReply(code, status, problemParts, at, { ...retryAfter, ...headers });
};

const refused = (plain: PlainRequest, refusal: EdgeRefusal, operation?: Operation): Answer => ({
  reply: problem(plain, refusal.kind, refusal.status, refusal, refusal.headers),
  operation,
  code: refusal.kind,
});

const answerUseCase = async (
  parts: ApiParts,
  route: Route & { readonly operation: UseCaseOperation },
  mediaType: string,
  plain: PlainRequest,
): Promise<Answer> => {
  const { operation } = route;
  const caller = await authorize(operation, plain, parts.authenticate);
  if (!caller.ok) return refused(plain, caller.refusal, operation);
  const read = readRequest(route, plain, caller.value, parts);
  if (!read.ok) return refused(plain, read.refusal, operation);
  const { command, request, binding, refused: refusedEntries } = read.value;
  const result = await parts.runnerOf(operation)(command, request);
  const orderId = route.parameters.orderId;
  if (!result.ok) {
    const { kind } = result.refusal;
    const problemParts = problemPartsOf(result.refusal);
    const reply = problem(plain, kind, statusOf(operation, kind), problemParts);
    return { reply, operation, code: kind, orderId, reasons: problemParts.logged };
  }
  const { csv } = operation.reply;
  if (mediaType === 'text/csv' && csv !== undefined)
    return { reply: csvReply(csv(result.value as never)), operation, orderId };
  const at = { instance: plain.path, requestId: plain.requestId };
  const represented = operation.reply.represent(result.value as never, { ...at, caller: caller.value });
  const representation = withRefused(represented, operation.request.entries, refusedEntries, at);
  const reply = successReply(operation, representation, plain, (position) => parts.cursors.write(position, binding));
  const locatedId = representation.headers?.location?.split('/').at(-1);
  return { reply, operation, orderId: orderId ?? locatedId, entryDefects: representation.defects };
};

const answerPage = (
  page: StaticPage,
  asset: Asset,
  { parameters }: Route,
  mediaType: string,
  plain: PlainRequest,
): Answer => {
  if (plain.query.length > 0) return refused(plain, unknownParameters(plain.query), page);
  const reply = page.content(asset, Object.values(parameters)[0] ?? '', mediaType);
  return reply === undefined
    ? refused(plain, { kind: 'route-not-found', status: 404 }, page)
    : { reply, operation: page };
};

/** The state of the service and its pages are there while the shop is closed. */
const isClosedTo = (parts: ApiParts, operation: Operation): boolean => parts.isClosed && operation.tag !== 'Service';

const answerClosed = (plain: PlainRequest, operation: Operation): Answer => {
  const code = 'temporarily-unavailable';
  const detail = 'The shop is closed for maintenance.';
  return {
    reply: problem(plain, code, 503, { detail }, { 'retry-after': retryClosedAfterSeconds }),
    operation,
    code,
  };
};

const answerRoute = async (parts: ApiParts, route: Route, plain: PlainRequest): Promise<Answer> => {
  const { operation } = route;
  if (isClosedTo(parts, operation)) return answerClosed(plain, operation);
  const mediaTypes = mediaTypesOf(operation);
  const mediaType = acceptedOf(plain.headers.accept, mediaTypes);
  if (mediaType === undefined) {
    const detail = `This operation returns ${mediaTypes.join(', ')}.`;
    return refused(plain, { kind: 'not-acceptable', status: 406, detail }, operation);
  }
  return operation.kind === 'page'
    ? answerPage(operation, parts.asset, route, mediaType, plain)
    : answerUseCase(parts, { ...route, operation }, mediaType, plain);
};

const noRequest: EdgeRefusal = {
  kind: 'invalid-header',
  status: 400,
  detail: 'The event is not a request of API Gateway. Call the API instead of its function.',
};

const answerCounted = async (parts: ApiParts, route: ReturnType<Router>, plain: PlainRequest): Promise<Answer> => {
  if (!route.ok) return refused(plain, route.refusal);
  try {
    return await answerRoute(parts, route.value, plain);
  } catch (defect) {
    const code = defect instanceof Unavailable ? 'temporarily-unavailable' : 'internal';
    const reply = problem(plain, code, code === 'internal' ? 500 : 503, {});
    return { reply, operation: route.value.operation, code, defect };
  }
};

const answer = async (parts: ApiParts, router: Router, plain: PlainRequest): Promise<Answer> => {
  if (plain.isUnreadable) return refused(plain, noRequest);
  if (isPreflight(plain)) return { reply: preflightReply() };
  const route = router(plain.method, plain.path);
  const operation = route.ok ? route.value.operation : undefined;
  if (parts.count === undefined || operation?.uncounted) return answerCounted(parts, route, plain);
  const { headers, refusal } = await parts.count(plain, parts.authenticate);
  const answered =
    refusal === undefined ? await answerCounted(parts, route, plain) : refused(plain, refusal, operation);
  return { ...answered, reply: { ...answered.reply, headers: { ...answered.reply.headers, ...headers } } };
};

/** Answers every request and observes it. The API never throws. */
export const createApi = (parts: ApiParts): Api => {
  const router = createRouter(parts.operations);
  return async (plain) => {
    const start = parts.stopwatch();
    const { reply, operation, code, orderId, reasons, defect, entryDefects = [] } = await answer(parts, router, plain);
    parts.observe({
      requestId: plain.requestId,
      traceId: plain.traceId,
      method: plain.method,
      operation: operation?.id,
      status: reply.status,
      code,
      orderId,
      reasons,
      milliseconds: parts.stopwatch() - start,
      defect,
      entryDefects,
    });
    return {
      ...reply,
      // A HEAD is a GET whose reply has no body.
      body: plain.method === 'HEAD' ? undefined : reply.body,
      headers: {
        'x-content-type-options': 'nosniff',
        'strict-transport-security': 'max-age=31536000; includeSubDomains',
        'x-request-id': plain.requestId,
        ...corsHeaders(parts.corsOrigins, plain),
        ...reply.headers,
      },
    };
  };
};
