import { describe, expect, test } from '@jest/globals';
import createLargeClient from 'openapi-fetch';
import createSmallClient from '../../web/form/fetch-client';

/** The calls that the order form makes, and what a path, a query and a header may need. */
const calls = [
  ['GET', '/v1/products', {}],
  ['GET', '/v1/orders', { params: { query: { limit: 20, cursor: 'a+b/c d&e=f', sku: undefined } } }],
  ['GET', '/v1/orders/{orderId}', { params: { path: { orderId: '7K3M9Q/ü 1' } } }],
  [
    'POST',
    '/v1/orders/{orderId}/cancel',
    { params: { path: { orderId: 'A' }, header: { 'Idempotency-Key': 'key-1' } }, body: { reason: 'zu groß' } },
  ],
  ['PUT', '/v1/products/{sku}', { params: { path: { sku: 'MUG' } }, body: { name: 'Mug' } }],
  ['PATCH', '/v1/orders/{orderId}', { params: { path: { orderId: 'A' } }, body: { note: null } }],
  ['DELETE', '/v1/orders/{orderId}', { params: { path: { orderId: 'A' } } }],
] as const;

const replies = [
  ['a value', 200, '{"a":1}'],
  ['nothing', 204, null],
  ['an empty text', 200, ''],
  ['a problem document', 409, '{"code":"order-status-conflict","status":409}'],
  ['the page of a proxy', 502, '<h1>Bad Gateway</h1>'],
] as const;

type AnyClient = Record<string, (path: string, call: unknown) => Promise<{ data?: unknown; error?: unknown }>>;
type Make = (options: { baseUrl: string; fetch: (request: Request) => Promise<Response> }) => {
  use: (step: { onRequest: (to: { request: Request }) => Promise<Request> }) => unknown;
};

const sign = async ({ request }: { request: Request }): Promise<Request> => {
  request.headers.set('authorization', 'Bearer token');
  return request;
};

/** What a client sends and returns. */
const run = async (make: Make, [method, path, init]: (typeof calls)[number], status: number, body: string | null) => {
  const sent: unknown[] = [];
  const client = make({
    baseUrl: 'https://shop.test',
    fetch: async (request) => {
      const headers = [...request.headers].sort();
      sent.push({ method: request.method, url: request.url, headers, body: await request.text() });
      return new Response(body, { status });
    },
  });
  client.use({ onRequest: sign });
  const { data, error } = (await (client as unknown as AnyClient)[method]?.(path, init)) ?? {};
  return { sent, data, error };
};

describe.each(replies)('with %s as the reply', (_, status, body) => {
  test.each(calls)('the small client does as openapi-fetch: %s %s', async (...call) => {
    const small = await run(createSmallClient, call, status, body);
    expect(small.sent).toHaveLength(1);
    expect(small).toEqual(await run(createLargeClient as Make, call, status, body));
  });
});

test.each([createSmallClient, createLargeClient as Make])('a success that is no JSON is an error', async (make) => {
  await expect(run(make, calls[0], 200, '<h1>Sign in</h1>')).rejects.toThrow(SyntaxError);
});
