import { describe, expect, test } from '@jest/globals';
import type * as z from 'zod/mini';
import { validateBody } from '#adapters/http/edge/validate';
import { openApiDocument } from '#adapters/http/openapi/document';
import { declaredCodes } from '#adapters/http/openapi/problems';
import { operations } from '#adapters/http/operations/registry';
import { useCaseOperations } from '#test/http/support/samples';
import { excuses } from '../../../scripts/contract/fuzz/excuses.mjs';

/** The contract allows what the service accepts, and nothing more where JSON Schema can say it. */

type Node = { readonly [name: string]: unknown };
const document = JSON.parse(JSON.stringify(openApiDocument(operations, '1.2.3'))) as {
  readonly components: Readonly<Record<'schemas' | 'responses', Readonly<Record<string, Node>>>>;
} & Node;
const { schemas, responses: shared } = document.components;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const at = (root: unknown, path: readonly (string | number)[]): Node => {
  let value = root;
  for (const name of path) {
    const node = isNode(value) ? value : {};
    value = typeof node.$ref === 'string' ? schemas[node.$ref.split('/').at(-1) ?? '']?.[name] : node[name];
  }
  return isNode(value)
    ? typeof value.$ref === 'string'
      ? (schemas[value.$ref.split('/').at(-1) ?? ''] ?? {})
      : value
    : {};
};
const patternsIn = function* (value: unknown): Generator<string> {
  if (!isNode(value)) return;
  if (typeof value.pattern === 'string') yield value.pattern;
  for (const member of Object.values(value)) yield* patternsIn(member);
};
const patterns = [...new Set(patternsIn(document))];

test.each(patterns)('the pattern %s means the same in ECMAScript and in Python', (pattern) => {
  expect(() => new RegExp(pattern, 'u')).not.toThrow();
  // In Python \d has the digits of all scripts, and \w their letters. Neither has \p of the other.
  expect(pattern).not.toMatch(/\\[dwpbB]|\(\?<|\\u\{/);
});

const bodyOf = (id: string): z.ZodMiniType => {
  const body = useCaseOperations.find((operation) => operation.id === id)?.request.body;
  if (body === undefined) throw new Error(`${id} has no body`);
  return body;
};
const order = { currency: 'EUR', lines: [{ sku: 'MUG', quantity: 1 }] };
const address = { name: 'A', line1: 'B', city: 'C', country: 'DE' };
const percent = { type: 'percent', rate: '0.1' };
const text = (value: string) => [value, `a${value}b`];

/** Values of a field that the service refuses, and the pattern that must not match them. */
describe.each<
  readonly [id: string, path: readonly (string | number)[], body: (value: string) => unknown, values: readonly string[]]
>([
  ['placeOrder', ['currency'], (currency) => ({ ...order, currency }), ['eur', 'XYZ', 'XAU', 'EURO']],
  ['replaceShippingAddress', ['country'], (country) => ({ ...address, country }), ['de', 'UK', 'XX']],
  [
    'replaceShippingAddress',
    ['city'],
    (city) => ({ ...address, city }),
    [' ', '\u00a0', ...text('\n'), ...text('\u200b')],
  ],
  [
    'cancelOrder',
    ['reason'],
    (reason) => ({ reason }),
    [' \n', '\r', ...text('\t'), ...text('\u202e'), ...text('\ufeff')],
  ],
  ['putDiscount', ['oneOf', 1, 'properties', 'rate'], (rate) => ({ ...percent, rate }), ['0', '0.000', '1.1', '.5']],
])('%s %j', (id, path, body, values) => {
  const inSchema = path.length === 1 ? ['properties', ...path] : path;
  const { pattern } = at(
    schemas[id === 'replaceShippingAddress' ? 'AddressInput' : `${id.charAt(0).toUpperCase()}${id.slice(1)}Request`],
    inSchema,
  );

  test.each(values.map((value) => [JSON.stringify(value), value]))('allows %s no more than the service', (_, value) => {
    const bytes = Buffer.from(JSON.stringify(body(value)));
    expect(validateBody(bodyOf(id), bytes, undefined).ok).toBe(false);
    expect(new RegExp(String(pattern), 'u').test(value)).toBe(false);
  });
});

test.each([
  ['PlaceOrderRequest', ['properties', 'tags'], { uniqueItems: true }],
  ['CancelOrderRequest', ['properties', 'lines'], { uniqueItems: true }],
  ['AdjustStockRequest', ['properties', 'delta'], { not: { const: 0 } }],
  ['PlaceOrderRequest', ['properties', 'metadata'], { maxProperties: 20 }],
] as const)('%s %j has %j', (name, path, expected) => {
  expect(at(schemas[name], path)).toMatchObject(expected);
});

test('Problem.code has the codes that the operations declare, and no other', () => {
  const { enum: codes } = at(schemas.Problem, ['properties', 'code']);
  expect(codes).toEqual([...declaredCodes(operations)].sort());
});

test('a batch has the problems of its items', () => {
  const { oneOf } = at(schemas.BatchAdjustStockReply, ['properties', 'results', 'items', 'properties', 'problem']);
  expect(oneOf).toEqual(
    [
      'IdempotencyKeyReusedProblem',
      'InternalProblem',
      'ProductNotFoundProblem',
      'StockBelowZeroProblem',
      'TemporarilyUnavailableProblem',
      'ValidationFailedProblem',
    ].map((name) => ({ $ref: `#/components/schemas/${name}` })),
  );
});

test('a problem has the status and the members of its code', () => {
  expect(schemas.OutOfStockProblem?.allOf).toEqual([
    { $ref: '#/components/schemas/Problem' },
    {
      type: 'object',
      properties: {
        status: { type: 'integer', format: 'int32', enum: [409] },
        code: { type: 'string', enum: ['out-of-stock'] },
        lines: {
          type: 'array',
          items: { $ref: '#/components/schemas/OutOfStockLine' },
          description: 'The products without enough units.',
        },
      },
      required: ['status', 'code', 'lines'],
    },
  ]);
});

test('a nullable value is one type with null, and keeps its bounds', () => {
  expect(at(schemas.PutDiscountRequest, ['oneOf', 0, 'properties', 'maxRedemptions'])).toMatchObject({
    type: ['integer', 'null'],
    minimum: 1,
    maximum: 999_999_999,
  });
});

describe('an excuse of the random requests', () => {
  test.each(excuses)('for $check $code: $reason', ({ operations: ids, code }) => {
    for (const id of ids) {
      const operation = useCaseOperations.find((each) => each.id === id);
      expect([id, operation === undefined]).toEqual([id, false]);
      const declared = at(document, [
        'paths',
        operation?.path ?? '',
        operation?.method.toLowerCase() ?? '',
        'responses',
      ]);
      const responses = JSON.stringify(
        (Object.values(declared) as Node[]).map(
          ({ $ref, ...own }) => shared[String($ref).split('/').at(-1) ?? ''] ?? own,
        ),
      );
      if (code !== '') expect([id, responses.includes(`"${code}"`)]).toEqual([id, true]);
    }
  });
});
