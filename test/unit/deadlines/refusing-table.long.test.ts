import { describe, expect, test } from '@jest/globals';
import { awsEndpoint, type Call } from '#test/adapters/aws-endpoint';
import { named, sampleOf, unsigned } from '#test/http/support/samples';
import { type CallOverTable, serviceOverTable } from '#test/unit/deadlines/service-over-table';

const limitMs = 20_000;

/** The service over a table that refuses these calls with this error, and knows no item. */
const serviceOver = async (type: string, isRefused: (call: Call) => boolean): Promise<CallOverTable> => {
  const { endpoint } = await awsEndpoint((call) =>
    isRefused(call)
      ? {
          status: 400,
          type,
          body: { __type: `com.amazonaws.dynamodb#${type}`, message: 'arn:aws:iam::1:role/x is not authorized' },
        }
      : { status: 200, body: {} },
  );
  return serviceOverTable(endpoint, limitMs);
};
const everyCall = (): boolean => true;

/** They read no table, or say themselves what is wrong with it. */
const others = ['health', 'ready'];

describe.each(['AccessDeniedException', 'ResourceNotFoundException'])('a table that answers %s', (type) => {
  test.each(named(unsigned.filter(({ id }) => !others.includes(id))))(
    'makes %s a 500 with one log line, which names the cause',
    async (_, operation) => {
      const call = await serviceOver(type, everyCall);
      const { status, json, lines } = await call(sampleOf(operation));
      expect([status, json.code]).toEqual([500, 'internal']);
      expect(lines).toEqual([
        expect.objectContaining({
          level: 'error',
          status: 500,
          code: 'internal',
          error: type,
          faults: { [type]: expect.any(Number) },
        }),
      ]);
      expect(JSON.stringify([json, lines])).not.toContain('arn:');
    },
  );
});

const adjusting = (skus: readonly string[]) => ({
  method: 'POST',
  path: '/v1/stock/adjustments',
  body: {
    adjustments: skus.map((sku, index) => ({
      sku,
      delta: 1,
      reason: 'count',
      deviceId: 'till-1',
      sequence: index + 1,
    })),
  },
});

test.each([
  ['orders', 25, '/v1/orders/batch'],
  ['adjustments', 100, '/v1/stock/adjustments'],
])('a batch of %s is a 500 as a whole when each of its %d entries fails: alarms count it', async (list, size, path) => {
  const call = await serviceOver('AccessDeniedException', everyCall);
  const entry = (index: number) => ({
    idempotencyKey: `order-${index}`,
    currency: 'EUR',
    lines: [{ sku: 'MUG', quantity: 1 }],
  });
  const body = { orders: Array.from({ length: size }, (_, index) => entry(index)) };
  const skus = Array.from({ length: size }, (_, index) => `MUG-${index}`);
  const { status, json, lines } = await call(list === 'orders' ? { method: 'POST', path, body } : adjusting(skus));
  expect([status, json.code]).toEqual([500, 'internal']);
  expect(lines).toEqual([
    expect.objectContaining({ error: 'AccessDeniedException', faults: { AccessDeniedException: size } }),
  ]);
});

test('an entry that meets an unexpected fault fails alone, and each distinct fault has one log line', async () => {
  const read = (call: Call): string => JSON.stringify(call.body);
  const call = await serviceOver('AccessDeniedException', (sent) => read(sent).includes('DENIED'));
  const { status, json, lines } = await call(adjusting(['DENIED-1', 'NONE', 'DENIED-2', 'DENIED-3']));
  expect(status).toBe(200);
  expect(
    json.results.map((each: { status: number; problem: { code: string } }) => [each.status, each.problem.code]),
  ).toEqual([
    [500, 'internal'],
    [404, 'product-not-found'],
    [500, 'internal'],
    [500, 'internal'],
  ]);
  expect(lines).toEqual([
    expect.objectContaining({ level: 'info', status: 200, faults: { AccessDeniedException: 3 } }),
    expect.objectContaining({
      level: 'error',
      status: 500,
      code: 'internal',
      operation: 'batchAdjustStock',
      error: 'AccessDeniedException',
    }),
  ]);
  expect(new Set(lines.map(({ requestId }) => requestId)).size).toBe(1);
  expect(JSON.stringify([json, lines])).not.toContain('arn:');
});

test.each([
  ['AccessDeniedException', 'table-access-denied'],
  ['ResourceNotFoundException', 'table-missing'],
])('/ready names %s in its answer and in its log line', async (type, fault) => {
  const call = await serviceOver(type, everyCall);
  const { status, json, lines } = await call({ path: '/ready' });
  expect([status, json.code, json.detail]).toEqual([
    503,
    'temporarily-unavailable',
    `The service is not ready: ${fault}.`,
  ]);
  expect(lines).toEqual([expect.objectContaining({ level: 'error', status: 503, faults: { [type]: 1 } })]);
});
