import { beforeAll, describe, expect, test } from '@jest/globals';
import { openApiDocument } from '#adapters/http/openapi/document';
import { acceptedScopes } from '#adapters/http/operation';
import { operations } from '#adapters/http/operations/registry';
import type { ProblemCode } from '#adapters/http/problem-catalog';
import { named, useCaseOperations } from '#test/http/support/samples';
import { startService } from '#test/http/support/service';
import packageJson from '../../../package.json' with { type: 'json' };

type Response = {
  readonly description: string;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly content?: Readonly<
    Record<string, { readonly schema: unknown; readonly examples?: Readonly<Record<string, unknown>> }>
  >;
};
type OperationObject = {
  readonly operationId: string;
  readonly security: readonly unknown[];
  readonly parameters?: readonly { readonly $ref?: string; readonly name?: string }[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<Record<string, Response & { readonly $ref?: string }>>;
};
type Document = {
  readonly openapi: string;
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

let document: Document;
beforeAll(async () => {
  const service = await startService();
  const reply = await service.call({ path: '/openapi.json', token: null });
  expect([reply.status, reply.headers['content-type']]).toEqual([200, 'application/json']);
  document = reply.json as unknown as Document;
});

const resolved = (reference: string): unknown =>
  reference
    .slice(2)
    .split('/')
    .reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name.replaceAll('~1', '/')], document);

const everyObject = function* (value: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (typeof value !== 'object' || value === null) return;
  if (!Array.isArray(value)) yield value as Readonly<Record<string, unknown>>;
  for (const member of Object.values(value)) yield* everyObject(member);
};

const objectOf = (id: string): OperationObject => {
  const found = Object.values(document.paths)
    .flatMap((path) => Object.values(path))
    .find(({ operationId }) => operationId === id);
  if (found === undefined) throw new Error(`the contract has no ${id}`);
  return found;
};

const responseOf = (id: string, status: number): Response | undefined => {
  const response = objectOf(id).responses[status];
  return response?.$ref === undefined ? response : (resolved(response.$ref) as Response);
};

const codesOf = (id: string, status: number): readonly string[] =>
  Object.keys(responseOf(id, status)?.content?.['application/problem+json']?.examples ?? {});

test('the committed contract is the one that the operations generate', () => {
  expect(document).toEqual(JSON.parse(JSON.stringify(openApiDocument(operations, packageJson.version))));
});

test('the same operations generate the same document, byte for byte', () => {
  const text = () => JSON.stringify(openApiDocument(operations, '1.2.3'));
  expect(text()).toBe(text());
});

test('the contract is OpenAPI 3.1 with every operation at its path', () => {
  expect(document.openapi).toBe('3.1.0');
  const told = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { operationId }]) => `${operationId} ${method.toUpperCase()} ${path}`),
  );
  expect(told.sort()).toEqual(operations.map(({ id, method, path }) => `${id} ${method} ${path}`).sort());
});

test('every reference resolves, and every component is used', () => {
  const references = new Set<string>();
  for (const { $ref } of everyObject(document)) if (typeof $ref === 'string') references.add($ref);
  for (const reference of references) expect([reference, typeof resolved(reference)]).toEqual([reference, 'object']);
  for (const kind of ['schemas', 'parameters', 'headers', 'responses', 'examples'])
    for (const name of Object.keys(document.components[kind] ?? {}))
      expect(references).toContain(`#/components/${kind}/${name}`);
});

describe.each(named(useCaseOperations))('%s', (id, operation) => {
  test('accepts its example', () => {
    const { body, example } = operation.request;
    if ((body === undefined) !== (example === undefined))
      throw new Error(`${id}: in \`request\` give \`body\` and \`example\` together, or neither`);
    if (body !== undefined) expect(body.safeParse(example)).toMatchObject({ success: true });
  });

  test('documents every refusal of its use case by status', () => {
    for (const [code, status] of Object.entries(operation.refusals)) expect(codesOf(id, status)).toContain(code);
  });

  test('requires a token unless it is public', () => {
    expect(objectOf(id).security).toEqual(
      operation.access === 'public' ? [] : acceptedScopes(operation.access).map((scope) => ({ bearer: [scope] })),
    );
    expect(codesOf(id, 401)).toEqual(operation.access === 'public' ? [] : ['token-expired', 'unauthenticated']);
  });

  test('documents the refusals that any request may get', () => {
    expect(codesOf(id, 406)).toEqual(['not-acceptable']);
    expect(codesOf(id, 422)).toContain('validation-failed');
    expect([429, 500].map((status) => codesOf(id, status))).toEqual([['rate-limited'], ['internal']]);
    expect(codesOf(id, 503)).toEqual([
      ...('provider-unavailable' in operation.refusals ? ['provider-unavailable'] : []),
      'temporarily-unavailable',
    ]);
  });
});

test.each<readonly [id: string, status: number, codes: readonly ProblemCode[]]>([
  ['placeOrder', 400, ['idempotency-key-missing', 'invalid-header', 'malformed-json']],
  ['placeOrder', 409, ['external-reference-taken', 'out-of-stock', 'price-changed']],
  ['placeOrder', 413, ['body-too-large']],
  ['placeOrder', 415, ['unsupported-media-type']],
  ['listOrders', 400, ['invalid-cursor']],
  ['getOrder', 400, []],
  ['getOrder', 404, ['order-not-found', 'version-not-found']],
  ['getOrder', 413, []],
  ['cancelOrder', 412, ['version-mismatch']],
  ['putProduct', 400, ['invalid-header', 'malformed-json']],
  ['putProduct', 404, []],
  ['listProducts', 401, []],
  ['problemPage', 404, ['route-not-found']],
  ['health', 404, []],
])('%s documents %d with %j', (id, status, codes) => {
  expect(codesOf(id, status)).toEqual(codes);
});

test.each([
  ['placeOrder', 201, ['ETag', 'Idempotency-Replayed', 'Location', 'X-Request-Id']],
  ['getOrder', 200, ['ETag', 'X-Request-Id']],
  ['getOrder', 304, ['ETag', 'X-Request-Id']],
  ['listOrders', 200, ['Link', 'X-Request-Id']],
  ['putProduct', 201, ['ETag', 'X-Request-Id']],
  ['placeOrder', 503, ['Retry-After', 'X-Request-Id']],
])('%s %d has the headers %j', (id, status, headers) => {
  expect(Object.keys(responseOf(id, status)?.headers ?? {}).sort()).toEqual(headers);
});

test.each(named(operations))('%s describes the headers of a refusal for too many requests, once for all', (id) => {
  const reference = '#/components/responses/RateLimited';
  expect(objectOf(id).responses[429]).toEqual({ $ref: reference });
  expect(responseOf(id, 429)?.headers).toEqual(
    Object.fromEntries(
      [
        ['X-Request-Id', 'RequestId'],
        ['Retry-After', 'RetryAfter'],
        ['RateLimit-Policy', 'RateLimitPolicy'],
        ['RateLimit', 'RateLimit'],
      ].map(([header, name]) => [header, { $ref: `#/components/headers/${name}` }]),
    ),
  );
});

test.each([
  [
    'listOrders',
    [
      'customerId',
      'status',
      'paymentStatus',
      'fulfillmentStatus',
      'returnStatus',
      'externalReference',
      'sku',
      'onHold',
      'placedFrom',
      'placedTo',
      'limit',
      'cursor',
    ],
  ],
  ['getOrder', ['orderId', 'version', 'If-None-Match']],
  ['placeOrder', ['Idempotency-Key']],
  ['cancelOrder', ['orderId', 'Idempotency-Key', 'If-Match']],
  ['putProduct', ['sku', 'If-Match', 'If-None-Match']],
])('%s takes %j', (id, names) => {
  const parameters = (objectOf(id).parameters ?? []).map(({ $ref, name }) =>
    $ref === undefined ? name : (resolved($ref) as { readonly name: string }).name,
  );
  expect(parameters).toEqual(names);
});
