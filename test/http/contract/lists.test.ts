import { beforeAll, describe, expect, test } from '@jest/globals';
import { operations } from '#adapters/http/operations/registry';
import { problemCatalog, problemCodes } from '#adapters/http/problem-catalog';
import { startService, type TestService } from '#test/http/support/service';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});

const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8';
const get = (path: string, accept?: string) =>
  service.call({ path, token: null, headers: accept === undefined ? {} : { accept } });

type Area = { readonly name: string; readonly operations: readonly Readonly<Record<string, string>>[] };
type Problem = { readonly code: string; readonly status: number; readonly title: string; readonly type: string };

const areasIn = (json: Readonly<Record<string, unknown>>) => json.areas as readonly Area[];
const problemsIn = (json: Readonly<Record<string, unknown>>) => json.problems as readonly Problem[];

describe('GET /v1', () => {
  test('lists every operation in its area', async () => {
    const { status, headers, json } = await get('/v1');
    expect([status, headers['content-type']]).toEqual([200, 'application/json']);
    const listed = areasIn(json).flatMap(({ name, operations: own }) => own.map((each) => ({ tag: name, ...each })));
    expect(listed).toEqual(
      operations.map(({ id, method, path, summary, tag }) => {
        return { tag, id, method, path, summary, reference: `/docs#/${tag}/${id}` };
      }),
    );
    expect(areasIn(json).map(({ name }) => name)).toEqual([
      'Orders',
      'Payments',
      'Catalog',
      'Reports',
      'Customers',
      'Webhooks',
      'Events',
      'Service',
    ]);
  });

  test('names the other pages about the service, which exist', async () => {
    const { json } = await get('/v1');
    expect(json.links).toEqual({ contract: '/openapi.json', reference: '/docs', problems: '/problems' });
    for (const path of Object.values(json.links as object)) expect((await get(path)).status).toBe(200);
  });

  test('is a page for a browser, without scripts', async () => {
    const { status, headers, body } = await get('/v1', browser);
    expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    expect(headers['content-security-policy']).toMatch(/^default-src 'none';(?!.*script)/);
    expect(body).toContain('<td>POST</td><td><a href="/docs#/Orders/placeOrder"><code>/v1/orders</code></a></td>');
    expect(body).not.toMatch(/<script|undefined|\[object/);
  });
});

describe('GET /problems', () => {
  test('lists every code that the service answers, with its status', async () => {
    const { status, json } = await get('/problems');
    const problems = problemsIn(json);
    expect(status).toBe(200);
    expect(problems.map(({ code }) => code).sort()).toEqual([...problemCodes].sort());
    for (const [code, wanted] of [
      ['malformed-json', 400],
      ['method-not-allowed', 405],
      ['out-of-stock', 409],
      ['temporarily-unavailable', 503],
    ] as const) {
      const { title, retryable } = problemCatalog[code];
      expect(problems.filter((each) => each.code === code)).toEqual([
        { code, status: wanted, title, retryable, type: `/problems/${code}` },
      ]);
    }
  });

  test('leads to the page of each code', async () => {
    for (const { type } of problemsIn((await get('/problems')).json)) {
      const page = await get(type, browser);
      expect([type, page.status]).toEqual([type, 200]);
      expect(page.body).toContain('<a href="/problems">');
    }
  });

  test('is a page for a browser', async () => {
    const { headers, body } = await get('/problems', browser);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(body).toContain('<td>409</td><td><a href="/problems/out-of-stock"><code>out-of-stock</code></a></td>');
  });
});

test.each([
  [undefined, 'application/json'],
  ['*/*', 'application/json'],
  ['text/*', 'text/html; charset=utf-8'],
  ['text/html', 'text/html; charset=utf-8'],
  ['application/json, text/html', 'application/json'],
  ['application/json;q=0.5, text/html;q=0.9', 'text/html; charset=utf-8'],
  ['application/json;q=0, */*', 'text/html; charset=utf-8'],
  ['text/html;q=much, application/json;q=0.9', 'text/html; charset=utf-8'],
  ['image/png', 'application/problem+json'],
])('Accept: %s is answered with %s', async (accept, contentType) => {
  for (const path of ['/v1', '/problems', '/problems/out-of-stock']) {
    const { headers } = await get(path, accept);
    expect([headers['content-type'], headers['cache-control']]).toEqual([contentType, 'no-store']);
  }
});

test.each(['/v1', '/problems'])('HEAD of %s is answered', async (path) => {
  const { status, headers, body } = await service.call({ method: 'HEAD', path, token: null });
  expect([status, headers['content-type'], body]).toEqual([200, 'application/json', '']);
});
