import { beforeEach, describe, expect, test } from '@jest/globals';
import { expectRefusedAtTheEdge } from '#test/http/support/problems';
import { newKey, placing, useCaseOperations } from '#test/http/support/samples';
import { startService, type TestService } from '#test/http/support/service';

let service: TestService;
beforeEach(async () => {
  service = await startService();
});

type Problem = {
  readonly code: string;
  readonly errors: readonly { readonly pointer: string; readonly code: string }[];
};
type Result = { readonly status: number; readonly problem?: Problem };

const send = async (path: string, raw: string) => {
  const answer = await service.call({ method: 'POST', path, headers: { 'content-type': 'application/json' }, raw });
  const results = (answer.json.results ?? []) as readonly Result[];
  return {
    status: answer.status,
    results: results.map(({ status, problem }) => [
      status,
      ...(problem?.errors ?? []).map(({ pointer, code }) => `${pointer} ${code}`),
    ]),
    answer,
  };
};

const order = (lines: string, more = ''): string =>
  `{"idempotencyKey":"${newKey()}","currency":"EUR","lines":[${lines}]${more}}`;
const mug = '{"sku":"MUG","quantity":1}';

test('a badly written order is refused alone, with pointers from the order, and the others are placed', async () => {
  const commits = service.commits();
  const { status, results, answer } = await send(
    '/v1/orders/batch',
    `{"orders":[
      ${order('{"sku":"MUG","quantity":0}')},
      ${order(mug)},
      ${order(mug, ',"color":"red","email":"ada"')},
      7,
      ${order(mug, ',"note":"a\\u200bb"')},
      ${order(mug, ',"note":"x","note":"y"')},
      ${order('{"sku":"MUG","quantity":1.0000000000000000001}')},
      ${order(mug, ',"metadata":{"__proto__":"x"}')},
      ${order('{"sku":"NOPE","quantity":1}')},
      {"currency":"EUR","lines":[${mug}]},
      ${order(mug)}
    ]}`,
  );
  expect(status).toBe(200);
  expect(results).toEqual([
    [422, '/lines/0/quantity too-small'],
    [201],
    [422, '/email wrong-format', '/color unknown-field'],
    [422, ' wrong-type'],
    [422, '/note forbidden-character'],
    [422, '/note duplicate-field'],
    [422, '/lines/0/quantity wrong-type'],
    [422, '/metadata/__proto__ forbidden-name'],
    [422, '/lines/0/sku unknown-product'],
    [422, '/idempotencyKey required'],
    [201],
  ]);
  expect(service.commits()).toBe(commits + 2);
  const [first] = answer.json.results as readonly Result[];
  expect(first?.problem).toMatchObject({
    type: '/problems/validation-failed',
    status: 422,
    code: 'validation-failed',
    detail: '/lines/0/quantity: must be at least 1.',
    requestId: answer.headers['x-request-id'],
    retryable: false,
  });
});

test('a badly written adjustment is refused alone, and the others are done', async () => {
  const device = `scanner-${Date.now().toString(36)}`;
  const count = (sequence: number, delta: string, reason = 'count') =>
    `{"sku":"MUG","delta":${delta},"reason":"${reason}","deviceId":"${device}","sequence":${sequence}}`;
  const { status, results } = await send(
    '/v1/stock/adjustments',
    `{"adjustments":[${[
      count(1, '1'),
      count(2, '0'),
      count(3, '"2"'),
      count(4, '3', '\\u202e'),
      count(5, '4'),
      'null',
    ].join(',')}]}`,
  );
  expect([status, results]).toEqual([
    200,
    [
      [200],
      [422, '/delta not-allowed'],
      [422, '/delta wrong-type'],
      [422, '/reason forbidden-character'],
      [200],
      [422, ' wrong-type'],
    ],
  ]);
  expect((await service.call({ path: '/v1/products/MUG/stock' })).json.available).toBe(55);
});

test('a batch of badly written entries only is answered like any other, without a call of the table', async () => {
  const before = service.portCalls.length;
  const { status, results } = await send('/v1/orders/batch', '{"orders":[{},7]}');
  expect(status).toBe(200);
  expect(results).toEqual([
    [422, '/currency required', '/lines required', '/idempotencyKey required'],
    [422, ' wrong-type'],
  ]);
  expect(service.portCalls.slice(before)).toEqual([]);
});

describe.each([
  ['/v1/orders/batch', 'orders'],
  ['/v1/stock/adjustments', 'adjustments'],
])('%s', (path, list) => {
  test.each([
    ['no list', '{}', `/${list}`, 'required'],
    ['an object', `{"${list}":{"0":{"a":"\\u0000"}}}`, `/${list}`, 'wrong-type'],
    ['an empty list', `{"${list}":[]}`, `/${list}`, 'too-short'],
    ['101 entries', `{"${list}":[${'{},'.repeat(100)}{}]}`, `/${list}`, 'too-long'],
    ['another field', `{"${list}":[{}],"color":"red"}`, '/color', 'unknown-field'],
    ['a list twice', `{"${list}":[{}],"${list}":[{}]}`, `/${list}`, 'duplicate-field'],
  ])('refuses a body with %s as a whole', async (_, raw, at, fault) => {
    await expectRefusedAtTheEdge(
      service,
      { method: 'POST', path, headers: { 'content-type': 'application/json' }, raw },
      { status: 422, code: 'validation-failed', pointers: [at], faults: [fault] },
    );
  });
});

test('every batch has independent entries', () => {
  const batches = useCaseOperations.filter(({ id }) => id.startsWith('batch'));
  expect(Object.fromEntries(batches.map(({ id, request }) => [id, request.entries]))).toEqual({
    batchGetOrders: 'ids',
    batchPlaceOrders: 'orders',
    batchAdjustStock: 'adjustments',
  });
});

test('a text that is no id is missing, and the others are read', async () => {
  const { json } = await service.call({
    method: 'POST',
    path: '/v1/orders/batch-get',
    body: { ids: ['', 'x'.repeat(10_000), 'two words', '7K3M9Q-X1QF65-V805T9'] },
  });
  expect(json).toMatchObject({ orders: [], missing: ['', 'x'.repeat(10_000), 'two words', '7K3M9Q-X1QF65-V805T9'] });
});

test('an entry that is no text is refused alone, with a pointer, and the others are read', async () => {
  const { id } = (await service.call(placing(service.tokens.staff))).json;
  const { status, json } = await service.call({
    method: 'POST',
    path: '/v1/orders/batch-get',
    body: { ids: [null, id, 'a\u0000b', 7, 'nonsense', ['x'], '\u200b'] },
  });
  expect(status).toBe(200);
  expect(json).toEqual({
    orders: [expect.objectContaining({ id })],
    missing: ['nonsense'],
    unread: [],
    errors: [
      { pointer: '/ids/0', code: 'wrong-type', detail: 'must be a string' },
      { pointer: '/ids/2', code: 'forbidden-character', detail: 'must not contain the control character U+0000' },
      { pointer: '/ids/3', code: 'wrong-type', detail: 'must be a string' },
      { pointer: '/ids/5', code: 'wrong-type', detail: 'must be a string' },
      { pointer: '/ids/6', code: 'forbidden-character', detail: 'must not contain the invisible character U+200B' },
    ],
  });
});

test.each([
  ['names twice', `{${'"":1,'.repeat(9_000)}"":1}`],
  ['control characters', `{"idempotencyKey":[${'"\\u0000",'.repeat(5_000)}"\\u0000"]}`],
  ['numbers that are read as others', `[${'1e-400,'.repeat(6_000)}1e-400]`],
  ['unknown fields', `{${Array.from({ length: 5_000 }, (_, index) => `"a${index}":1`).join(',')}}`],
])('an entry with thousands of %s is refused alone', async (_, entry) => {
  const { status, results } = await send('/v1/orders/batch', `{"orders":[${order(mug)},${entry},${order(mug)}]}`);
  expect([status, results.map(([each]) => each)]).toEqual([200, [201, 422, 201]]);
  // A problem has at most 20 errors.
  expect(results[1]?.length).toBeLessThanOrEqual(21);
});

test('an entry is named as an entry, and no header where there is none', async () => {
  const { answer } = await send('/v1/orders/batch', '{"orders":[7]}');
  const [entry] = answer.json.results as readonly { readonly problem: { readonly detail: string } }[];
  expect(entry?.problem.detail).toBe('The entry: must be an object.');
  const device = `scanner-${Date.now().toString(36)}`;
  const counts = [1, 2].map(
    (delta) => `{"sku":"MUG","delta":${delta},"reason":"count","deviceId":"${device}","sequence":7}`,
  );
  const sent = await send('/v1/stock/adjustments', `{"adjustments":[${counts.join(',')}]}`);
  expect(sent.results).toEqual([[200], [422, '/sequence idempotency-key-reused']]);
  const [, reused] = sent.answer.json.results as readonly { readonly problem: { readonly detail: string } }[];
  expect(reused?.problem.detail).toBe(
    'This device has sent another adjustment with this sequence. Number each adjustment anew.',
  );
});
