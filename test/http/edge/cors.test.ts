import { beforeAll, expect, test } from '@jest/globals';
import { operations } from '#adapters/http/operations/registry';
import { excused } from '#test/http/remote/excused';
import { isBehindGateway, leaveOut } from '#test/http/remote/inside';
import { named, sampleOf } from '#test/http/support/samples';
import { startService, type TestService } from '#test/http/support/service';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});

const listed = 'https://shop.test';
/** The gateway of AWS writes lists in another order and without spaces. */
const membersOf = (list: string | undefined): readonly string[] => (list ?? '').split(/, ?/).sort();
const exposed = 'ETag, Location, Link, Idempotency-Replayed, Retry-After, RateLimit, RateLimit-Policy, X-Request-Id';

const corsNames = (headers: Readonly<Record<string, string>>): readonly string[] =>
  Object.keys(headers).filter((name) => name.startsWith('access-control-'));

test.each(named(operations))('%s can be read by a page of a listed origin, refused or not', async (_, operation) => {
  const sample = sampleOf(operation);
  for (const token of [service.tokens.staff, 'no token']) {
    const answer = await service.call({ ...sample, token, headers: { ...sample.headers, origin: listed } });
    if (excused(answer)) continue;
    const { headers } = answer;
    expect(headers).toMatchObject({ vary: 'Origin', 'access-control-allow-origin': listed });
    expect(membersOf(headers['access-control-expose-headers'])).toEqual(membersOf(exposed));
    expect(headers).not.toHaveProperty('access-control-allow-credentials');
  }
});

test.each([
  'https://evil.test',
  'http://shop.test',
  'https://shop.test:8443',
  'https://shop.test.evil.test',
  'https://SHOP.test',
  'null',
  '*',
  '',
])('a page of "%s" cannot read a reply', async (origin) => {
  if (isBehindGateway && origin !== origin.toLowerCase()) leaveOut('an origin as no browser writes it');
  const { headers } = await service.call({ path: '/v1/products', token: null, headers: { origin } });
  expect(corsNames(headers)).toEqual([]);
  expect(headers.vary).toBe('Origin');
});

test('every preflight is answered without a token', async () => {
  for (const path of ['/v1/orders', '/v1/products/TEE-M', '/nowhere']) {
    const { status, body, headers } = await service.call({
      method: 'OPTIONS',
      path,
      token: null,
      headers: {
        origin: listed,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization,content-type,idempotency-key,if-match,if-none-match',
      },
    });
    expect([status, body]).toEqual([204, '']);
    expect(headers).toMatchObject({
      'access-control-allow-origin': listed,
      'access-control-max-age': '600',
    });
    expect(membersOf(headers['access-control-allow-methods'])).toEqual(membersOf('GET, POST, PUT, PATCH, DELETE'));
    expect(membersOf(headers['access-control-allow-headers'])).toEqual(
      membersOf('Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match'),
    );
  }
});

test('a preflight of another origin gets no permission', async () => {
  const { headers } = await service.call({
    method: 'OPTIONS',
    path: '/v1/orders',
    token: null,
    headers: { origin: 'https://evil.test', 'access-control-request-method': 'POST' },
  });
  expect(headers).not.toHaveProperty('access-control-allow-origin');
});

test('a service without origins sends no CORS headers', async () => {
  const closed = await startService(undefined, { configuration: { corsOrigins: [] } });
  const { headers } = await closed.call({ path: '/v1/products', token: null, headers: { origin: listed } });
  expect(corsNames(headers)).toEqual([]);
  expect(headers).not.toHaveProperty('vary');
});
