import * as z from 'zod/mini';
import { callerName, causeOf, causeWithoutKey } from '#adapters/http/edge/cause';
import type { CursorBinding, Cursors } from '#adapters/http/edge/cursor';
import {
  isIdentity,
  isMediaType,
  readExpectation,
  readIdempotencyKey,
  readUnusedKey,
} from '#adapters/http/edge/headers';
import { pointerTo } from '#adapters/http/edge/json-text';
import type { Route } from '#adapters/http/edge/router';
import { faultOfText } from '#adapters/http/edge/text-faults';
import { invalid, type ReadBody, validate, validateBody } from '#adapters/http/edge/validate';
import type { UseCaseOperation } from '#adapters/http/operation';
import type { PlainRequest } from '#adapters/http/plain';
import type { EdgeRefusal, FieldError } from '#adapters/http/problem';
import type { Request } from '#application/use-case';
import type { Caller } from '#domain/access/caller';
import { ok, type Result, refuse } from '#domain/result';

/** The command of a request, and the binding of the cursor to the next page. */
export type ReadRequest = {
  readonly command: unknown;
  readonly request: Request;
  readonly binding: CursorBinding;
  /** The entries of a batch that could not be read, by index. */
  readonly refused: ReadBody['refused'];
};

const maximumBodyBytes = 65_536;
const noQuery = z.strictObject({});

const readPath = (
  operation: UseCaseOperation,
  parameters: Route['parameters'],
): Result<Readonly<Record<string, unknown>>, EdgeRefusal> => {
  const values: Record<string, unknown> = {};
  for (const [name, parameter] of Object.entries(operation.request.path ?? {})) {
    const value = parameter.read(parameters[name] ?? '');
    if (value !== undefined) values[name] = value;
    else if (parameter.problem === 'validation-failed')
      return refuse(
        invalid([{ pointer: `/path/${name}`, code: 'wrong-format', detail: `must match ${parameter.pattern}` }]),
      );
    else return refuse({ kind: parameter.problem, status: 404 });
  }
  return ok(values);
};

/** Bytes that are not UTF-8 arrive as U+FFFD. A cursor is not text: it has a problem code of its own. */
const faultsOfParameter = ([name, value]: PlainRequest['query'][number]): readonly FieldError[] => {
  const fault = faultOfText(value) ?? (value.includes('\ufffd') ? 'must be UTF-8' : undefined);
  return fault === undefined || name === 'cursor'
    ? []
    : [{ pointer: pointerTo('/query', name), code: 'forbidden-character', detail: fault }];
};

const readQuery = (
  operation: UseCaseOperation,
  query: PlainRequest['query'],
): Result<Readonly<Record<string, unknown>>, EdgeRefusal> => {
  const names = query.map(([name]) => name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0)
    return refuse(
      invalid(
        twice.map(
          (name): FieldError => ({
            pointer: pointerTo('/query', name),
            code: 'duplicate-field',
            detail: 'must not appear twice',
          }),
        ),
      ),
    );
  const faulty = query.flatMap(faultsOfParameter);
  if (faulty.length > 0) return refuse(invalid(faulty));
  const read = validate(operation.request.query ?? noQuery, Object.fromEntries(query), '/query');
  return read.ok ? ok(read.value as Readonly<Record<string, unknown>>) : read;
};

const emptyObject = Buffer.from('{}');

const encoded: EdgeRefusal = {
  kind: 'unsupported-media-type',
  status: 415,
  detail: 'The body must not be compressed: Content-Encoding must be identity, or left out.',
  headers: { 'accept-encoding': 'identity' },
};

const notOf = (mediaTypes: readonly string[]): EdgeRefusal => ({
  kind: 'unsupported-media-type',
  status: 415,
  detail: `The body must have the header Content-Type: ${mediaTypes.join(' or ')}, without a charset or with charset=utf-8.`,
});

/** An operation that reads no body takes an empty object: a field in it would be ignored, against the caller's wish. */
const noBody = z.strictObject({});

const readBody = (operation: UseCaseOperation, { headers, body }: PlainRequest): Result<ReadBody, EdgeRefusal> => {
  const {
    body: schema = noBody,
    entries,
    mediaTypes = ['application/json'],
    bodyMayBeMissing,
    unread,
  } = operation.request;
  const readsNone = operation.request.body === undefined;
  // The body of a GET has no meaning.
  if (operation.method === 'GET') return ok({ body: undefined, refused: new Map() });
  const size = body?.byteLength ?? 0;
  if (size > (unread?.maximumBytes ?? maximumBodyBytes)) return refuse({ kind: 'body-too-large', status: 413 });
  if (!isIdentity(headers['content-encoding'])) return refuse(encoded);
  if (unread !== undefined) return ok({ body: { headers, body: body ?? new Uint8Array() }, refused: new Map() });
  if (size === 0 && readsNone) return ok({ body: undefined, refused: new Map() });
  if (size === 0 && bodyMayBeMissing) return validateBody(schema, emptyObject, entries);
  if (!mediaTypes.some((mediaType) => isMediaType(headers['content-type'], mediaType)))
    return refuse(notOf(mediaTypes));
  const read = validateBody(schema, body ?? new Uint8Array(), entries);
  return read.ok && readsNone ? ok({ ...read.value, body: undefined }) : read;
};

const invalidCursor: EdgeRefusal = {
  kind: 'invalid-cursor',
  status: 400,
  errors: [{ pointer: '/query/cursor', code: 'invalid-cursor', detail: 'is not a cursor of this list' }],
};

const readAfter = (
  operation: UseCaseOperation,
  cursor: unknown,
  cursors: Cursors,
  binding: CursorBinding,
): Result<unknown, EdgeRefusal> => {
  if (typeof cursor !== 'string' || operation.request.cursor === undefined) return ok(undefined);
  const position = cursors.read(cursor, binding);
  const after = position === undefined ? undefined : operation.request.cursor.read(position);
  return after === undefined ? refuse(invalidCursor) : ok(after);
};

/** The path with canonical values: an order id has several spellings, and a retry may use another one. */
const canonicalPath = ({ path }: UseCaseOperation, values: Readonly<Record<string, unknown>>): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]));

const readCommandHeaders = (
  operation: UseCaseOperation,
  plain: PlainRequest,
  caller: Caller,
  path: Readonly<Record<string, unknown>>,
  body: unknown,
  newKey: () => string,
): Result<Request, EdgeRefusal> => {
  const { idempotencyKey = 'none', ifMatch = 'none' } = operation.commandHeaders ?? {};
  const keyless = { caller, cause: causeWithoutKey(newKey()), trace: plain.traceId };
  // A read changes nothing: its If-None-Match is for the reply, and its other headers are without effect.
  if (operation.method === 'GET') return ok({ ...keyless, expects: { kind: 'none' } });
  const expects = readExpectation(plain.headers, ifMatch);
  if (!expects.ok) return expects;
  if (idempotencyKey === 'none') {
    const unused = readUnusedKey(plain.headers['idempotency-key']);
    return unused.ok ? ok({ ...keyless, expects: expects.value }) : unused;
  }
  const key = readIdempotencyKey(plain.headers['idempotency-key']);
  if (!key.ok) return key;
  const cause = causeOf({ caller, operation: operation.id, path: canonicalPath(operation, path) }, key.value, body);
  return ok({ ...keyless, cause, expects: expects.value });
};

/** Reads path, query, body, headers and cursor, in this order. The first fault is the answer. */
export const readRequest = (
  { operation, parameters }: Route & { readonly operation: UseCaseOperation },
  plain: PlainRequest,
  caller: Caller,
  { cursors, newKey }: { readonly cursors: Cursors; readonly newKey: () => string },
): Result<ReadRequest, EdgeRefusal> => {
  const path = readPath(operation, parameters);
  if (!path.ok) return path;
  const query = readQuery(operation, plain.query);
  if (!query.ok) return query;
  const body = readBody(operation, plain);
  if (!body.ok) return body;
  const request = readCommandHeaders(operation, plain, caller, path.value, body.value.body, newKey);
  if (!request.ok) return request;
  const { cursor, limit: _, [operation.request.cursor?.begins ?? 'cursor']: __, ...filters } = query.value;
  // The cursor of a list below a resource is bound to that resource.
  const binding = { caller: callerName(caller), operation: operation.id, filters: { ...path.value, ...filters } };
  const after = readAfter(operation, cursor, cursors, binding);
  if (!after.ok) return after;
  const command: unknown = operation.toCommand({
    path: path.value,
    query: query.value,
    body: body.value.body,
    after: after.value,
    caller,
  } as never);
  return ok({ command, request: request.value, binding, refused: body.value.refused });
};
