import { beforeAll, describe, expect, test } from '@jest/globals';
import { operations } from '#adapters/http/operations/registry';
import { problemCodes } from '#adapters/http/problem-catalog';
import { isRemote } from '#test/http/remote/inside';
import { expectProblem, expectRefusedAtTheEdge } from '#test/http/support/problems';
import { cart, givenOrder, newKey, placing } from '#test/http/support/samples';
import { startService, type TestService, unavailable } from '#test/http/support/service';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});

const page = (path: string, accept = '*/*') => service.call({ path, token: null, headers: { accept } });

/** Every code of the contract. */
const contractCodes = `
  malformed-json idempotency-key-missing invalid-cursor invalid-header
  unauthenticated token-expired insufficient-scope signature-invalid payment-declined
  order-not-found product-not-found payment-not-found fulfillment-not-found return-not-found hold-not-found
  customer-not-found discount-not-found version-not-found route-not-found
  method-not-allowed not-acceptable body-too-large unsupported-media-type
  out-of-stock price-changed order-status-conflict order-on-hold order-has-history external-reference-taken
  order-changed-meanwhile stock-below-zero version-mismatch precondition-required
  validation-failed unknown-product currency-mismatch discount-not-applicable unknown-shipping-method
  quantity-exceeds-open quantity-exceeds-fulfilled capture-exceeds-authorized refund-exceeds-captured
  idempotency-key-reused order-too-large order-denied address-changes-tax
  order-unsettled payment-status-conflict amount-exceeds-due capture-must-be-final too-many-payments nothing-to-refund
  order-not-covered fulfillment-status-conflict return-status-conflict return-window-closed
  webhook-endpoint-not-found events-expired delivery-not-found report-too-large webhook-url-refused too-many-webhook-endpoints
  rate-limited internal provider-unavailable temporarily-unavailable`
  .trim()
  .split(/\s+/);

test('the catalog of problems has every code of the contract and no other', () => {
  expect([...problemCodes].sort()).toEqual([...contractCodes].sort());
});

test.each(contractCodes)('%s has a page', async (code) => {
  const { status, headers, body } = await page(`/problems/${code}`, 'text/html');
  expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(headers['content-security-policy']).toContain("default-src 'none'");
  expect(body).toContain(`<code>${code}</code>`);
  expect(body).not.toMatch(/undefined|\[object/);
});

test.each(operations.filter(({ kind }) => kind === 'page').map(({ id, path }) => [id, path] as const))(
  '%s takes no parameters',
  async (_, path) => {
    const call = { path: `${path.replace(/\{\w+\}/, 'internal')}?x=1&y=`, token: null };
    const expected = { status: 422, code: 'validation-failed', pointers: ['/query/x', '/query/y'] } as const;
    await expectRefusedAtTheEdge(service, call, expected);
  },
);

test('the reference page loads only files of this service', async () => {
  const { status, headers, body } = await page('/docs');
  expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
  expect(headers['content-security-policy']).toContain("script-src 'self'");
  const loaded = [...body.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => path ?? '');
  expect(loaded.length).toBeGreaterThan(0);
  const { body: start } = await page('/docs/start.js');
  const imported = [...start.matchAll(/ from '([^']+)';/g)].map(([, path]) => path ?? '');
  if (!isRemote) expect(imported).toEqual(['/docs/reference.js']);
  for (const path of [...loaded, ...imported]) {
    // The local server adds a form to the page.
    expect(path).toMatch(isRemote ? /^\/(docs|dev)\// : /^\/docs\//);
    const asset = await page(path);
    expect([path, asset.status]).toEqual([path, 200]);
    expect(asset.headers['content-type']).toBe(
      path.endsWith('.css') ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8',
    );
    expect(asset.body.length).toBeGreaterThan(80);
  }
});

describe('when a system behind the service fails', () => {
  const failing = async (failure: Error) => {
    const broken = await startService();
    const id = await givenOrder(broken, broken.tokens.ada);
    broken.breakDown(failure);
    const calls = [
      { path: `/v1/orders/${id}`, token: broken.tokens.ada },
      { path: '/v1/orders' },
      { path: '/v1/products', token: null },
      { path: '/ready', token: null },
      placing(broken.tokens.ada),
      { method: 'POST', path: '/v1/quotes', token: null, body: cart },
    ];
    const answers = [];
    for (const call of calls) answers.push(await broken.call(call));
    return { broken, answers };
  };

  test('a missing answer is 503 and retryable', async () => {
    const { broken, answers } = await failing(unavailable);
    for (const answer of answers) {
      expectProblem(answer, { status: 503, code: 'temporarily-unavailable' });
      expect(answer.headers['retry-after']).toBe('1');
    }
    expect(broken.observations.at(-1)).toMatchObject({ operation: 'quoteOrder', status: 503, defect: unavailable });
  });

  test('a defect is 500 without details', async () => {
    const defect = new TypeError('table orders-secret at /srv/app.ts:1');
    const { broken, answers } = await failing(defect);
    for (const answer of answers) {
      expectProblem(answer, { status: 500, code: 'internal' });
      expect(answer.body).not.toMatch(/secret|srv|TypeError/);
    }
    expect(broken.observations.slice(-6).map(({ operation }) => operation)).toEqual([
      'getOrder',
      'listOrders',
      'listProducts',
      'ready',
      'placeOrder',
      'quoteOrder',
    ]);
  });

  test('the service stays alive', async () => {
    const { broken } = await failing(unavailable);
    expect((await broken.call({ path: '/health', token: null })).status).toBe(200);
  });

  test('a failed command is executed once by its retry', async () => {
    const broken = await startService();
    const call = placing(broken.tokens.ada, cart, { 'idempotency-key': newKey() });
    broken.breakDown(unavailable);
    expect((await broken.call(call)).status).toBe(503);
    broken.breakDown(undefined);
    expect((await broken.call(call)).status).toBe(201);
    expect((await broken.call(call)).headers['idempotency-replayed']).toBe('true');
  });
});

test('the observation of a request has no personal data and no body', async () => {
  const id = await givenOrder(service, service.tokens.ada, {
    ...cart,
    email: 'ada@example.com',
    note: 'a secret note',
  });
  const [seen] = service.observations.slice(-1);
  expect(seen).toEqual({
    requestId: expect.any(String),
    traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
    method: 'POST',
    operation: 'placeOrder',
    status: 201,
    code: undefined,
    orderId: id,
    milliseconds: expect.any(Number),
    defect: undefined,
    entryDefects: [],
  });
});
