import { beforeAll, expect, test } from '@jest/globals';
import type { Product } from '#domain/catalog/product';
import { product } from '#test/builders/products';
import { expectRefused } from '#test/http/support/problems';
import { givenOrder, newKey } from '#test/http/support/samples';
import { startService, type TestService } from '#test/http/support/service';

/** The maximum of Lambda's answer in bytes, which has the body as a JSON string. */
const maximumOfLambda = 6 * 1_024 * 1_024;

/** A quote grows to four bytes: as JSON, and in the answer of the function once more. */
const long = (length: number): string => '"'.repeat(length);
const skus = [...'ABCDE'].flatMap((first) => [...'ABCDEFGHIJ'].map((second) => `LARGE-${first}${second}`));
const large = {
  currency: 'EUR',
  lines: skus.map((sku) => ({ sku, quantity: 1 })),
  note: long(1_000),
  tags: Array.from({ length: 20 }, (_, index) => `${index}${long(37)}`),
  metadata: Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`${index}${long(37)}`, long(200)])),
  shippingAddress: { name: long(120), line1: long(120), line2: long(120), city: long(120), country: 'DE' },
};

let service: TestService;
beforeAll(async () => {
  const products = skus.map((sku) => product({ sku: sku as Product['sku'], name: long(120), available: 1_000 }));
  service = await startService(undefined, { products });
});

const read = async (ids: readonly string[]) => {
  const answer = await service.call({ method: 'POST', path: '/v1/orders/batch-get', body: { ids } });
  expect(answer.status).toBe(200);
  const { orders, missing, unread } = answer.json as {
    readonly orders: readonly { readonly id: string }[];
    readonly missing: readonly string[];
    readonly unread: readonly string[];
  };
  const carried = Buffer.byteLength(
    JSON.stringify({ statusCode: 200, headers: answer.headers, body: answer.body, isBase64Encoded: false }),
  );
  expect(carried).toBeLessThan(maximumOfLambda);
  return { read: orders.map(({ id }) => id), missing, unread };
};

test('a batch of 100 large orders is read in parts that a function can answer', async () => {
  const ids: string[] = [];
  for (let count = 0; count < 100; count += 1) ids.push(await givenOrder(service, service.tokens.ada, large));
  const first = await read(['nonsense', ...ids.slice(0, 99)]);
  expect(first.missing).toEqual(['nonsense']);
  expect(first.unread.length).toBeGreaterThan(0);
  expect([...first.read, ...first.unread]).toEqual(ids.slice(0, 99));
  const second = await read(first.unread);
  expect(second.read[0]).toBe(first.unread[0]);
  const few = await read(ids.slice(0, 20));
  expect(few).toEqual({ read: ids.slice(0, 20), missing: [], unread: [] });
});

test('an order has at most 20 open holds', async () => {
  const id = await givenOrder(service, service.tokens.ada, {
    currency: 'EUR',
    lines: [{ sku: 'LARGE-AA', quantity: 1 }],
  });
  const hold = () => ({
    method: 'POST',
    path: `/v1/orders/${id}/holds`,
    headers: { 'idempotency-key': newKey() },
    body: { reason: 'the address looks odd' },
  });
  for (let count = 0; count < 20; count += 1) expect((await service.call(hold())).status).toBe(200);
  const { json } = await expectRefused(service, hold(), { status: 422, code: 'order-too-large' });
  expect(json.detail).toBe('An order has at most 20 open holds.');
});
