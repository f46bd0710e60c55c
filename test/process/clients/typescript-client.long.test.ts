import { beforeAll, describe, expect, test } from '@jest/globals';
import { clientOf, customerToken } from '#test/process/client';
import { serve, serveForAll } from '#test/process/local-server';
import { createOrdersClient } from '../../../clients/typescript/index';

const cart = {
  currency: 'EUR',
  lines: [
    { sku: 'TEE-M', quantity: 3 },
    { sku: 'MUG', quantity: 1 },
  ],
};

let url: string;
beforeAll(async () => {
  ({ url } = await serveForAll());
});

/** A client for a customer without orders. */
const shopOf = async (customer: string) => {
  const token = await customerToken(clientOf(url), customer);
  return { token, orders: createOrdersClient({ baseUrl: url, token: () => token }) };
};

describe('the TypeScript client', () => {
  test('quotes, places, reads, lists, patches and cancels, and returns refusals as values', async () => {
    const { orders } = await shopOf('cus_first');
    const quote = await orders.POST('/v1/quotes', { body: cart });
    expect(quote.data?.totals.totalAmount).toBe(8731);

    const placed = await orders.POST('/v1/orders', { body: { ...cart, expectedTotalAmount: 8731 } });
    expect(placed.response.status).toBe(201);
    const orderId = placed.data?.id ?? '';
    const path = { orderId };
    const read = await orders.GET('/v1/orders/{orderId}', { params: { path } });
    expect(read.data).toEqual(placed.data);

    const eTag = read.response.headers.get('etag') ?? '';
    const patch = { params: { path, header: { 'If-Match': eTag } }, body: { note: 'ring twice' } };
    const patched = await orders.PATCH('/v1/orders/{orderId}', patch);
    expect(patched.data).toMatchObject({ version: 2, note: 'ring twice' });
    const stale = await orders.PATCH('/v1/orders/{orderId}', patch);
    expect(stale.error).toMatchObject({ status: 412, code: 'version-mismatch', currentVersion: 2, retryable: false });

    const canceled = await orders.POST('/v1/orders/{orderId}/cancel', {
      params: { path },
      body: { reason: 'no more' },
    });
    expect(canceled.data?.status).toBe('canceled');
    const short = await orders.POST('/v1/orders', {
      body: { currency: 'EUR', lines: [{ sku: 'MUG', quantity: 9999 }] },
    });
    if (short.error?.code !== 'out-of-stock') throw new Error(`not refused so: ${short.response.status}`);
    expect(short.error.lines).toMatchObject([{ sku: 'MUG', requested: 9999 }]);
  });

  test('reads a list page by page', async () => {
    const { orders } = await shopOf('cus_pages');
    const placed: string[] = [];
    for (let count = 0; count < 5; count += 1)
      placed.push((await orders.POST('/v1/orders', { body: cart })).data?.id ?? '');
    const listed: string[] = [];
    let cursor: string | null | undefined;
    do {
      const query = { limit: 2, ...(cursor == null ? {} : { cursor }) };
      const { data } = await orders.GET('/v1/orders', { params: { query } });
      listed.push(...(data?.orders ?? []).map(({ id }) => id));
      cursor = data?.nextCursor;
    } while (cursor != null);
    expect([...listed].sort()).toEqual([...placed].sort());
  });

  test('places one order although the answer to its first attempt is lost', async () => {
    const { token } = await shopOf('cus_unlucky');
    let tries = 0;
    const answers: string[] = [];
    const orders = createOrdersClient({
      baseUrl: url,
      token: () => token,
      fetch: async (request) => {
        tries += 1;
        const response = await fetch(request);
        answers.push(await response.clone().text());
        if (tries === 1) throw new TypeError('the connection was lost');
        return response;
      },
    });
    const { data, response } = await orders.POST('/v1/orders', { body: cart });
    expect([tries, response.status, response.headers.get('idempotency-replayed')]).toEqual([2, 201, 'true']);
    expect(answers[1]).toBe(answers[0]);
    const list = await orders.GET('/v1/orders');
    expect(list.data?.orders.map(({ id }) => id)).toEqual([data?.id]);
  });

  test('waits as long as a refusal for its rate says, and places the order then', async () => {
    const limited = await serve('--rate-limit', '1/3');
    const token = await customerToken(clientOf(limited.url), 'cus_eager');
    const answers: (readonly [status: number, retryAfter: string | null])[] = [];
    const orders = createOrdersClient({
      baseUrl: limited.url,
      token: () => token,
      fetch: async (request) => {
        const response = await fetch(request);
        answers.push([response.status, response.headers.get('retry-after')]);
        return response;
      },
    });
    expect((await orders.GET('/v1/orders')).data?.orders).toEqual([]);
    const askedAt = performance.now();
    const { data } = await orders.POST('/v1/orders', { body: cart });
    expect(data?.lines).toHaveLength(2);
    const [, refused] = answers;
    expect(answers.map(([status]) => status)).toEqual([200, 429, 201]);
    expect(performance.now() - askedAt).toBeGreaterThanOrEqual(Number(refused?.[1]) * 1_000 - 5);
  });
});
