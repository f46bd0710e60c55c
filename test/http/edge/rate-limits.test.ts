import { describe, expect, test } from '@jest/globals';
import { countRequests } from '#adapters/http/limits/count-requests';
import { operations } from '#adapters/http/operations/registry';
import type { GatewayEvent } from '#adapters/lambda/gateway-event';
import { expectProblem } from '#test/http/support/problems';
import { cart, newKey, placing } from '#test/http/support/samples';
import { type Answer, type Call, startService, unavailable as tableDown } from '#test/http/support/service';

/** A service that counts, with a clock that the test sets. */
const counting = async (requests: number, seconds: number) => {
  const clock = { now: 0 };
  const service = await startService(undefined, { count: countRequests({ requests, seconds }, () => clock.now) });
  return { service, clock };
};

const rateHeaders = ({ headers }: Answer) => [headers['ratelimit-policy'], headers.ratelimit, headers['retry-after']];
const products = (token: string | null): Call => ({ path: '/v1/products', token });

/** The same call from another address. */
const from = (address: string, call: Call): Call => ({
  ...call,
  event: (event) => {
    const { requestContext: context } = event as never as { requestContext: { http?: object } };
    const where =
      context.http === undefined
        ? { identity: { sourceIp: address } }
        : { http: { ...context.http, sourceIp: address } };
    return { ...(event as object), requestContext: { ...context, ...where } } as GatewayEvent;
  },
});

describe('a service that counts', () => {
  test('tells what remains, then refuses with the time to wait, and admits again after it', async () => {
    const { service, clock } = await counting(2, 60);
    const ask = () => service.call(products(service.tokens.ada));
    const first = await ask();
    expect([first.status, ...rateHeaders(first)]).toEqual([200, '"default";q=2;w=60', '"default";r=1;t=60', undefined]);
    clock.now = 20_500;
    expect(rateHeaders(await ask())).toEqual(['"default";q=2;w=60', '"default";r=0;t=40', undefined]);
    const refused = await ask();
    expectProblem(refused, { status: 429, code: 'rate-limited' });
    expect(refused.json).toMatchObject({
      detail: 'A caller may send 2 requests in 60 s. Wait 40 s.',
      instance: '/v1/products',
      retryable: true,
    });
    expect(rateHeaders(refused)).toEqual(['"default";q=2;w=60', '"default";r=0;t=40', '40']);
    clock.now = 59_999;
    expect(rateHeaders(await ask())).toEqual(['"default";q=2;w=60', '"default";r=0;t=1', '1']);
    clock.now = 60_000;
    const again = await ask();
    expect([again.status, ...rateHeaders(again)]).toEqual([200, '"default";q=2;w=60', '"default";r=0;t=21', undefined]);
  });

  test('refuses before the table is read, and logs the refusal', async () => {
    const { service } = await counting(1, 60);
    await service.call(products(service.tokens.ada));
    const [calls, commits] = [service.portCalls.length, service.commits()];
    expectProblem(await service.call(placing(service.tokens.ada, cart)), { status: 429, code: 'rate-limited' });
    expect([service.portCalls.length, service.commits()]).toEqual([calls, commits]);
    expect(service.observations.at(-1)).toMatchObject({ operation: 'placeOrder', status: 429, code: 'rate-limited' });
  });

  test('a refused placement places one order with the same key afterwards', async () => {
    const { service, clock } = await counting(1, 60);
    await service.call(products(service.tokens.ada));
    const call = placing(service.tokens.ada, cart);
    expect((await service.call(call)).status).toBe(429);
    clock.now = 60_000;
    const placed = await service.call(call);
    expect([placed.status, placed.headers['idempotency-replayed']]).toEqual([201, undefined]);
  });

  test('counts each subject alone, and staff as themselves', async () => {
    const { service } = await counting(1, 60);
    for (const token of [service.tokens.ada, service.tokens.bob, service.tokens.staff, null]) {
      expect((await service.call(products(token))).status).toBe(200);
      expect((await service.call(products(token))).status).toBe(429);
    }
  });

  test('counts the subject of all tokens, at every address', async () => {
    const { service } = await counting(1, 60);
    const another = await service.issuer.token({ claims: { sub: 'cus_ada', jti: 'another' } });
    expect((await service.call(products(service.tokens.ada))).status).toBe(200);
    expect((await service.call(from('192.0.2.9', products(another)))).status).toBe(429);
  });

  test.each(['2.0', '1.0'] as const)(
    'counts the address of callers without a token, in payload %s',
    async (payload) => {
      const { service } = await counting(1, 60);
      const anonymous = { ...products(null), payload };
      expect((await service.call(from('192.0.2.8', anonymous))).status).toBe(200);
      expect((await service.call(from('192.0.2.9', anonymous))).status).toBe(200);
      expect((await service.call(from('192.0.2.8', anonymous))).status).toBe(429);
    },
  );

  test('counts a token that is not valid by its address, so nobody spends the requests of another', async () => {
    const { service } = await counting(1, 60);
    const forged = await service.issuer.token({ claims: { sub: 'cus_ada' }, forged: true });
    expect((await service.call({ path: '/v1/orders', token: forged })).status).toBe(401);
    expect((await service.call({ path: '/v1/orders', token: forged })).status).toBe(429);
    expect((await service.call({ path: '/v1/orders', token: service.tokens.ada })).status).toBe(200);
  });

  test('counts a header that names another address for nothing', async () => {
    const { service } = await counting(1, 60);
    const call = (address: string) => ({ ...products(null), headers: { 'x-forwarded-for': address } });
    expect((await service.call(call('198.51.100.1'))).status).toBe(200);
    expect((await service.call(call('198.51.100.2'))).status).toBe(429);
  });

  test('counts a batch as one request', async () => {
    const { service } = await counting(2, 60);
    const entry = () => ({ ...cart, idempotencyKey: newKey() });
    const body = { orders: [entry(), entry(), entry()] };
    const batch = await service.call({ method: 'POST', path: '/v1/orders/batch', body });
    expect(batch.json.results).toHaveLength(3);
    expect(batch.headers.ratelimit).toBe('"default";r=1;t=60');
  });

  test('tells the count with every reply: a page, a refusal, an unknown path, a failure, a HEAD', async () => {
    const { service } = await counting(100, 60);
    const calls: readonly (readonly [number, Call])[] = [
      [200, { path: '/docs' }],
      [401, { path: '/v1/orders', token: null }],
      [404, { path: '/nowhere' }],
      [405, { method: 'PUT', path: '/v1/orders' }],
      [200, { method: 'HEAD', path: '/v1/products' }],
    ];
    for (const [status, call] of calls) {
      const answer = await service.call(call);
      expect([answer.status, answer.headers['ratelimit-policy']]).toEqual([status, '"default";q=100;w=60']);
      expect(answer.headers.ratelimit).toMatch(/^"default";r=\d+;t=60$/);
    }
    service.breakDown(tableDown);
    const failed = await service.call({ path: '/v1/products' });
    expect([failed.status, failed.headers.ratelimit]).toEqual([503, '"default";r=95;t=60']);
  });

  test('counts neither monitors nor preflights, and refuses them never', async () => {
    const { service } = await counting(1, 60);
    await service.call(products(null));
    const preflight = { 'access-control-request-method': 'POST', origin: 'https://shop.test' };
    const free: readonly (readonly [number, Call])[] = [
      [200, { path: '/health', token: null }],
      [200, { path: '/ready', token: null }],
      [200, { method: 'HEAD', path: '/health', token: null }],
      [204, { method: 'OPTIONS', path: '/v1/orders', token: null, headers: preflight }],
    ];
    for (const [status, call] of free) {
      const answer = await service.call(call);
      expect([answer.status, ...rateHeaders(answer)]).toEqual([status, undefined, undefined, undefined]);
    }
    expect(
      operations
        .filter(({ uncounted }) => uncounted)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(['health', 'ready']);
  });

  test('lets a page of a listed origin read the headers, also of a refusal', async () => {
    const { service } = await counting(1, 60);
    const call = { ...products(null), headers: { origin: 'https://shop.test' } };
    await service.call(call);
    const { status, headers } = await service.call(call);
    expect(status).toBe(429);
    expect(headers['access-control-allow-origin']).toBe('https://shop.test');
    const exposed = headers['access-control-expose-headers']?.split(', ');
    expect(exposed).toEqual(expect.arrayContaining(['Retry-After', 'RateLimit', 'RateLimit-Policy']));
  });
});

test('a service that does not count says nothing of limits', async () => {
  const service = await startService();
  const answer = await service.call(products(null));
  expect(rateHeaders(answer)).toEqual([undefined, undefined, undefined]);
});
