import { describe, expect, test } from '@jest/globals';
import { createOrdersClient } from '../../clients/typescript/index';

type Seen = {
  readonly method: string;
  readonly key: string | null;
  readonly token: string | null;
  readonly body: string;
};
type Given = Response | Error | 'silence' | 'half' | 'deaf';

const told = (status: number, headers: Readonly<Record<string, string>> = {}) =>
  new Response(JSON.stringify({ code: 'temporarily-unavailable' }), { status, headers });
const fine = () => new Response(JSON.stringify({ id: 'an order' }), { status: 200 });
const lost = new TypeError('fetch failed');

const halfAnswer = () =>
  new Response(
    new ReadableStream({
      start: (controller) => {
        controller.enqueue(new TextEncoder().encode('{"id":'));
        controller.error(lost);
      },
    }),
    { status: 200 },
  );

/** The signal may have aborted before: on a busy machine the time-out is over when the body is read. */
const silent = ({ signal }: Request) =>
  new Promise<never>((_, reject) => {
    const abort = () => reject(signal.reason);
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort);
  });

/** A client of a service that gives these answers in turn, then repeats the last one. */
const clientOf = (answers: readonly Given[], options: { readonly token?: () => string } = {}) => {
  const seen: Seen[] = [];
  const fetch = async (request: Request): Promise<Response> => {
    if (seen.length > 10) throw new Error('asked for ever');
    const given = answers[Math.min(seen.length, answers.length - 1)];
    seen.push({
      method: request.method,
      key: request.headers.get('idempotency-key'),
      token: request.headers.get('authorization'),
      body: await request.text(),
    });
    if (given === 'silence') return silent(request);
    if (given === 'deaf') return new Promise<never>(() => undefined);
    if (given === 'half') return halfAnswer();
    if (given instanceof Error) throw given;
    return (given as Response).clone();
  };
  const orders = createOrdersClient({ baseUrl: 'http://orders.test', timeoutMilliseconds: 100, fetch, ...options });
  return { orders, seen };
};

const body = { currency: 'EUR', lines: [{ sku: 'MUG', quantity: 1 }] };
const path = { orderId: '7K3M9Q-X1QF65-V805T8' };
const now = { 'retry-after': '0' };

describe('a POST', () => {
  test.each<readonly [string, Given]>([
    ['503', told(503, now)],
    ['429', told(429, now)],
    ['a lost connection', lost],
    ['an answer that breaks off', 'half'],
    ['no answer in time', 'silence'],
    ['no answer in time, and a signal that is lost', 'deaf'],
  ])('is retried after %s with the same key and the same body', async (_, given) => {
    const { orders, seen } = clientOf([given, fine()]);
    const { data } = await orders.POST('/v1/orders', { body });
    expect(data).toEqual({ id: 'an order' });
    expect(seen).toHaveLength(2);
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[0]?.body).toBe(JSON.stringify(body));
    expect(seen[0]?.key).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('has the given key, and otherwise a new one for each call', async () => {
    const { orders, seen } = clientOf([fine()]);
    await orders.POST('/v1/orders', { body, params: { header: { 'Idempotency-Key': 'mine' } } });
    await orders.POST('/v1/orders', { body });
    await orders.POST('/v1/orders', { body });
    expect(seen[0]?.key).toBe('mine');
    expect(new Set(seen.map(({ key }) => key)).size).toBe(3);
  });

  test('is tried at most four times, and returns the last answer', async () => {
    const { orders, seen } = clientOf([told(503, now)]);
    const { error, response } = await orders.POST('/v1/orders', { body });
    expect([response.status, error?.code, seen.length]).toEqual([503, 'temporarily-unavailable', 4]);
  });

  test('throws after four lost connections', async () => {
    const { orders, seen } = clientOf([lost]);
    await expect(orders.POST('/v1/orders', { body })).rejects.toBe(lost);
    expect(seen).toHaveLength(4);
  });

  test.each([400, 409, 422, 500])('is not retried after %d', async (status) => {
    const { orders, seen } = clientOf([told(status), fine()]);
    expect((await orders.POST('/v1/orders', { body })).response.status).toBe(status);
    expect(seen).toHaveLength(1);
  });

  test('throws after four tries without an answer', async () => {
    const { orders, seen } = clientOf(['deaf']);
    await expect(orders.POST('/v1/orders', { body })).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(seen).toHaveLength(4);
  });

  test.each(['silence', 'deaf'] as const)('is not retried after the caller aborts (%s)', async (answer) => {
    const given = new AbortController();
    const { orders, seen } = clientOf([answer]);
    setTimeout(() => given.abort(), 10);
    await expect(orders.POST('/v1/orders', { body, signal: given.signal })).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(seen).toHaveLength(1);
  });
});

test('a retry waits as long as Retry-After says', async () => {
  const { orders, seen } = clientOf([told(503, { 'retry-after': '1' }), fine()]);
  const began = performance.now();
  await orders.GET('/v1/products');
  expect(performance.now() - began).toBeGreaterThanOrEqual(990);
  expect(seen).toHaveLength(2);
});

test('an answer with a longer Retry-After than the maximum is returned at once', async () => {
  const { orders, seen } = clientOf([told(429, { 'retry-after': '60' }), fine()]);
  expect((await orders.GET('/v1/products')).response.status).toBe(429);
  expect(seen).toHaveLength(1);
});

test.each<readonly [string, Given, number]>([
  ['429, when nothing was done', told(429, now), 2],
  ['503, when it may have been done', told(503, now), 1],
])('a PATCH after %s', async (_, given, sent) => {
  const { orders, seen } = clientOf([given, fine()]);
  await orders.PATCH('/v1/orders/{orderId}', { params: { path, header: { 'If-Match': '"1"' } }, body: { note: null } });
  expect(seen).toHaveLength(sent);
  expect(seen[0]?.key).toBeNull();
});

test('a PATCH throws after a lost connection', async () => {
  const { orders, seen } = clientOf([lost, fine()]);
  const call = orders.PATCH('/v1/orders/{orderId}', {
    params: { path, header: { 'If-Match': '"1"' } },
    body: { note: null },
  });
  await expect(call).rejects.toBe(lost);
  expect(seen).toHaveLength(1);
});

test('the token is requested before every call', async () => {
  let calls = 0;
  const token = () => {
    calls += 1;
    return `token-${calls}`;
  };
  const { orders, seen } = clientOf([fine()], { token });
  await orders.GET('/v1/orders');
  await orders.GET('/v1/orders');
  expect(seen.map((each) => each.token)).toEqual(['Bearer token-1', 'Bearer token-2']);
});

test('no token is sent without one', async () => {
  const { orders, seen } = clientOf([fine()]);
  await orders.GET('/v1/products');
  expect(seen[0]?.token).toBeNull();
});
