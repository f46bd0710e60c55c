import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { operations } from '#adapters/http/operations/registry';
import { tenOClock } from '#test/builders/clock';
import { eventually } from '#test/contract/world';
import { excused } from '#test/http/remote/excused';
import { inside, isBehindGateway, isRemote } from '#test/http/remote/inside';
import { expectProblem } from '#test/http/support/problems';
import {
  canceling,
  cart,
  expectSampleDone,
  givenOrder,
  isPossible,
  knownFor,
  newKey,
  placing,
  quoting,
  sampleOf,
  unsigned,
} from '#test/http/support/samples';
import { type Answer, type MakeStored, startService, type TestService } from '#test/http/support/service';

const minute = 60_000;

/** A time of the test's clock; any time for a remote service. */
const moment = (at: string): string => (isRemote ? expect.stringMatching(/^\d{4}-[\d-]+T[\d:.]+Z$/) : at) as string;

/** "An order" of api.md without its payment. All figures are computed by hand. */
const goldenOrder = {
  version: 1,
  customerId: 'cus_ada',
  email: 'ada@example.com',
  status: 'pending',
  paymentStatus: 'unpaid',
  fulfillmentStatus: 'unfulfilled',
  returnStatus: 'none',
  holds: [],
  currency: 'EUR',
  pricesIncludeTax: false,
  lines: [
    {
      id: '1',
      sku: 'TEE-M',
      name: 'T-shirt M',
      unitAmount: 1999,
      quantity: { ordered: 3, canceled: 0, fulfilled: 0, delivered: 0, returned: 0 },
      subtotalAmount: 5997,
      discountAmount: 876,
      netAmount: 5121,
      taxRate: '0.19',
      taxAmount: 973,
      totalAmount: 6094,
    },
    {
      id: '2',
      sku: 'MUG',
      name: 'Mug',
      unitAmount: 850,
      quantity: { ordered: 1, canceled: 0, fulfilled: 0, delivered: 0, returned: 0 },
      subtotalAmount: 850,
      discountAmount: 124,
      netAmount: 726,
      taxRate: '0.19',
      taxAmount: 138,
      totalAmount: 864,
    },
  ],
  shipping: {
    method: 'standard',
    netAmount: 490,
    taxRate: '0.19',
    taxAmount: 93,
    totalAmount: 583,
    taxes: [{ rate: '0.19', netAmount: 490, taxAmount: 93 }],
  },
  discountCode: 'WELCOME10',
  totals: {
    subtotalAmount: 6847,
    discountAmount: 1000,
    shippingAmount: 490,
    taxAmount: 1204,
    totalAmount: 7541,
    roundingAmount: 0,
  },
  balance: {
    currentAmount: 7541,
    adjustedAmount: 0,
    authorizedAmount: 0,
    pendingAmount: 0,
    capturedAmount: 0,
    refundedAmount: 0,
    disputedAmount: 0,
    dueAmount: 7541,
    creditAmount: 0,
    refundableAmount: 0,
  },
  payments: [],
  fulfillments: [],
  returns: [],
  shippingAddress: {
    name: 'Ada L.',
    line1: 'Hauptstr. 1',
    line2: null,
    postalCode: '10115',
    city: 'Berlin',
    region: null,
    country: 'DE',
  },
  externalReference: 'web-10042',
  note: null,
  tags: [],
  metadata: { campaign: 'spring' },
  locale: null,
  placedAt: moment('2026-11-21T10:00:00.000Z'),
  updatedAt: moment('2026-11-21T10:00:00.000Z'),
  expiresAt: moment('2026-11-21T10:30:00.000Z'),
};

const goldenRequest = {
  currency: 'EUR',
  lines: [
    { sku: 'TEE-M', quantity: 3 },
    { sku: 'MUG', quantity: 1 },
  ],
  email: 'ada@example.com',
  discountCode: 'WELCOME10',
  shippingMethod: 'standard',
  shippingAddress: {
    name: 'Ada L.',
    line1: 'Hauptstr. 1',
    line2: null,
    postalCode: '10115',
    city: 'Berlin',
    region: null,
    country: 'DE',
  },
  expectedTotalAmount: 7541,
  externalReference: 'web-10042',
  note: null,
  tags: [],
  metadata: { campaign: 'spring' },
};

const idPattern = /^[0-9A-HJKMNP-TV-Z]{6}-[0-9A-HJKMNP-TV-Z]{6}-[0-9A-HJKMNP-TV-Z]{6}$/;

const idsOf = (page: Answer): readonly string[] =>
  (page.json.orders as readonly { readonly id: string }[]).map(({ id }) => id);

/** The requests of clients over one adapter of the stored ports. Every adapter has to pass. */
export const describeFlow = (storedName: string, makeStored: MakeStored): void => {
  describe(`over ${storedName}`, () => {
    let service: TestService;
    let now: number;

    beforeEach(async () => {
      now = tenOClock;
      if (!isRemote) jest.spyOn(Date, 'now').mockImplementation(() => now);
      service = await startService(makeStored);
    });
    afterEach(() => {
      jest.restoreAllMocks();
    });

    test('a quote has the price of an order and stores nothing', async () => {
      const commits = service.commits();
      const quote = await service.call(quoting({ ...cart, discountCode: 'WELCOME10' }));
      expect(quote.status).toBe(200);
      expect(quote.json).toEqual({
        currency: 'EUR',
        pricesIncludeTax: false,
        lines: goldenOrder.lines,
        shipping: goldenOrder.shipping,
        totals: goldenOrder.totals,
        notices: [],
      });
      expect(quote.headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'application/json' });
      expect(service.commits()).toBe(commits);
    });

    test('a quote for a country without tax rates has a notice', async () => {
      const shippingAddress = { name: 'N', line1: '1', city: 'Oslo', country: 'NO' };
      const quote = await service.call(quoting({ ...cart, shippingAddress }));
      expect(quote.json).toMatchObject({
        totals: { taxAmount: 0, totalAmount: 7337 },
        notices: [{ code: 'tax-unknown' }],
      });
    });

    test('the example order is placed, figure by figure', async () => {
      const placed = await service.call(placing(service.tokens.ada, goldenRequest));
      expect(placed.status).toBe(201);
      const { id, ...rest } = placed.json;
      expect(id).toMatch(idPattern);
      expect(rest).toEqual(goldenOrder);
      expect(placed.headers).toMatchObject({
        etag: '"1"',
        location: `/v1/orders/${id}`,
        'cache-control': 'no-store',
        'content-type': 'application/json',
      });
      expect(placed.headers).not.toHaveProperty('idempotency-replayed');
      expect(Object.keys(placed.json)).toEqual(['id', ...Object.keys(goldenOrder)]);
    });

    test('a replay is the same reply, byte for byte, after the order has changed', async () => {
      const asked = placing(service.tokens.ada, goldenRequest);
      const placed = await service.call(asked);
      now += minute;
      await service.call(canceling(service.tokens.ada, String(placed.json.id)));
      const commits = service.commits();
      const replayed = await service.call(asked);
      expect(replayed.status).toBe(201);
      expect(replayed.body).toBe(placed.body);
      expect(replayed.headers).toMatchObject({
        etag: '"1"',
        location: placed.headers.location,
        'idempotency-replayed': 'true',
      });
      expect(service.commits()).toBe(commits);
    });

    test('a replay compares the values of the body, not its text', async () => {
      const headers = { 'idempotency-key': newKey(), 'content-type': 'application/json' };
      const base = { method: 'POST', path: '/v1/orders', token: service.tokens.ada, headers };
      const placed = await service.call({ ...base, raw: '{"currency":"EUR","lines":[{"sku":"MUG","quantity":1}]}' });
      const replayed = await service.call({
        ...base,
        headers: { ...headers, 'idempotency-key': `"${headers['idempotency-key']}"` },
        raw: ' { "lines": [ { "quantity": 1e0, "sku": "\\u004dUG" } ],\n "currency": "EUR" } ',
      });
      expect(replayed.body).toBe(placed.body);
      expect(replayed.headers['idempotency-replayed']).toBe('true');
    });

    test('a read returns the order, or 304 if the client has it', async () => {
      const placed = await service.call(placing(service.tokens.ada, goldenRequest));
      const path = `/v1/orders/${placed.json.id}`;
      const read = await service.call({ path, token: service.tokens.ada });
      expect([read.status, read.body, read.headers.etag]).toEqual([200, placed.body, '"1"']);
      for (const held of ['"1"', 'W/"1"', '"7", "1"', '*']) {
        const unchanged = await service.call({ path, token: service.tokens.ada, headers: { 'if-none-match': held } });
        expect([held, unchanged.status, unchanged.body, unchanged.headers.etag]).toEqual([held, 304, '', '"1"']);
      }
      for (const held of ['"2"', '1', '"11"', '', 'nonsense']) {
        const full = await service.call({ path, token: service.tokens.ada, headers: { 'if-none-match': held } });
        expect([held, full.status]).toEqual([held, 200]);
      }
    });

    test('an id is read in lower case and without hyphens', async () => {
      const id = await givenOrder(service, service.tokens.ada);
      for (const spelling of [id.toLowerCase(), id.replaceAll('-', ''), id.replaceAll('-', '').toLowerCase()]) {
        const read = await service.call({ path: `/v1/orders/${spelling}`, token: service.tokens.ada });
        expect([spelling, read.status, read.json.id]).toEqual([spelling, 200, id]);
      }
    });

    test('a cancellation returns the stock, has a new ETag and is replayed', async () => {
      const id = await givenOrder(service, service.tokens.ada);
      expect((await service.call({ path: '/v1/products/TEE-M/stock' })).json).toEqual({
        sku: 'TEE-M',
        available: 97,
        owed: 0,
      });
      now += 5 * minute;
      const asked = canceling(service.tokens.ada, id, undefined, { 'if-match': '"1"' });
      const canceled = await service.call(asked);
      expect(canceled.status).toBe(200);
      expect(canceled.json).toMatchObject({
        version: 2,
        status: 'canceled',
        paymentStatus: 'not-required',
        fulfillmentStatus: 'not-required',
        lines: [{ quantity: { ordered: 3, canceled: 3 } }, { quantity: { ordered: 1, canceled: 1 } }],
        balance: { dueAmount: 0 },
        updatedAt: moment('2026-11-21T10:05:00.000Z'),
        expiresAt: null,
      });
      expect(canceled.headers).toMatchObject({ etag: '"2"' });
      expect((await service.call({ path: '/v1/products/TEE-M/stock' })).json).toEqual({
        sku: 'TEE-M',
        available: 100,
        owed: 0,
      });

      const replayed = await service.call(asked);
      expect([replayed.status, replayed.body, replayed.headers['idempotency-replayed']]).toEqual([
        200,
        canceled.body,
        'true',
      ]);

      const respelt = await service.call({ ...asked, path: asked.path.replace(id, id.toLowerCase()) });
      expect([respelt.body, respelt.headers['idempotency-replayed']]).toEqual([canceled.body, 'true']);

      const again = await service.call(canceling(service.tokens.ada, id));
      expectProblem(again, { status: 409, code: 'order-status-conflict' });
      expect(again.json).toMatchObject({ status: 409, orderStatus: 'canceled' });
    });

    test('a command on another version is refused with the current version', async () => {
      const id = await givenOrder(service, service.tokens.ada);
      for (const stale of ['"2"', '"999999999"']) {
        const refused = await service.call(canceling(service.tokens.ada, id, undefined, { 'if-match': stale }));
        expectProblem(refused, { status: 412, code: 'version-mismatch' });
        expect(refused.json.currentVersion).toBe(1);
      }
      expect((await service.call(canceling(service.tokens.ada, id, undefined, { 'if-match': '*' }))).status).toBe(200);
    });

    test('every version of an order can be read again', async () => {
      const placed = await service.call(placing(service.tokens.ada, goldenRequest));
      now += minute;
      const canceled = await service.call(canceling(service.tokens.ada, String(placed.json.id)));
      const path = `/v1/orders/${placed.json.id}`;
      const first = await service.call({ path: `${path}?version=1`, token: service.tokens.ada });
      const second = await service.call({ path: `${path}?version=2`, token: service.tokens.ada });
      expect([first.body, first.headers.etag]).toEqual([placed.body, '"1"']);
      expect([second.body, second.headers.etag]).toEqual([canceled.body, '"2"']);
      const held = { 'if-none-match': '"1"' };
      expect((await service.call({ path: `${path}?version=1`, token: service.tokens.ada, headers: held })).status).toBe(
        304,
      );
      expect((await service.call({ path: `${path}?version=2`, token: service.tokens.ada, headers: held })).status).toBe(
        200,
      );
      const third = await service.call({ path: `${path}?version=3`, token: service.tokens.ada });
      expectProblem(third, { status: 404, code: 'version-not-found' });
    });

    test('a list is read page by page, newest first, by cursor and by Link', async () => {
      const placed: string[] = [];
      for (let count = 0; count < 7; count += 1) {
        placed.unshift(
          await givenOrder(service, service.tokens.ada, { ...cart, lines: [{ sku: 'MUG', quantity: 1 }] }),
        );
        now += minute;
      }
      await givenOrder(service, service.tokens.bob);
      await eventually(async () => {
        const listed: string[] = [];
        const sizes: number[] = [];
        let path: string | undefined = '/v1/orders?limit=3';
        while (path !== undefined) {
          const page: Answer = await service.call({ path, token: service.tokens.ada });
          expect(page.status).toBe(200);
          sizes.push(idsOf(page).length);
          listed.push(...idsOf(page));
          const { nextCursor } = page.json;
          const link: string | undefined = page.headers.link;
          expect(link).toBe(nextCursor === null ? undefined : `</v1/orders?limit=3&cursor=${nextCursor}>; rel="next"`);
          path = nextCursor === null ? undefined : `/v1/orders?limit=3&cursor=${nextCursor}`;
        }
        expect(listed).toEqual(placed);
        expect(sizes.every((size) => size <= 3)).toBe(true);
      });
    });

    test('a list has summaries', async () => {
      const placed = await service.call(placing(service.tokens.ada, goldenRequest));
      await eventually(async () => {
        const page = await service.call({ path: '/v1/orders', token: service.tokens.ada });
        expect(page.json).toEqual({
          orders: [
            {
              id: placed.json.id,
              customerId: 'cus_ada',
              status: 'pending',
              paymentStatus: 'unpaid',
              fulfillmentStatus: 'unfulfilled',
              returnStatus: 'none',
              currency: 'EUR',
              totalAmount: 7541,
              lineCount: 2,
              externalReference: 'web-10042',
              placedAt: moment('2026-11-21T10:00:00.000Z'),
            },
          ],
          nextCursor: null,
        });
        expect(page.headers).not.toHaveProperty('link');
      });
    });

    test('a list is filtered by status, time and customer', async () => {
      inside('a clock and a list of its own');
      const first = await givenOrder(service, service.tokens.ada);
      now += minute;
      const second = await givenOrder(service, service.tokens.ada);
      now += minute;
      const third = await givenOrder(service, service.tokens.bob);
      await service.call(canceling(service.tokens.ada, second));
      const lists: readonly (readonly [query: string, token: string, ids: readonly string[]])[] = [
        ['status=pending', service.tokens.ada, [first]],
        ['status=canceled', service.tokens.ada, [second]],
        ['status=completed', service.tokens.ada, []],
        ['placedFrom=2026-11-21T10:01:00.000Z', service.tokens.ada, [second]],
        ['placedTo=2026-11-21T10:00:00Z', service.tokens.ada, [first]],
        ['placedTo=2026-11-21T11:00:00%2B01:00', service.tokens.ada, [first]],
        ['customerId=cus_ada', service.tokens.ada, [second, first]],
        ['', service.tokens.staff, [third, second, first]],
        ['customerId=cus_bob', service.tokens.staff, [third]],
        ['customerId=cus_nobody', service.tokens.staff, []],
        ['status=pending', service.tokens.staff, [third, first]],
        ['placedFrom=2026-11-21T10:01:00Z&placedTo=2026-11-21T10:02:00Z', service.tokens.staff, [third, second]],
      ];
      await eventually(async () => {
        for (const [query, token, ids] of lists) {
          const page = await service.call({ path: `/v1/orders?${query}`, token });
          expect([query, page.status, idsOf(page)]).toEqual([query, 200, ids]);
        }
      });
    });

    test('missing stock is refused by line, and nothing is reserved', async () => {
      const lines = [
        { sku: 'MUG', quantity: 1 },
        { sku: 'CAP', quantity: 2 },
        { sku: 'CAP', quantity: 1 },
      ];
      const refused = await service.call(placing(service.tokens.ada, { ...cart, lines }));
      expectProblem(refused, {
        status: 409,
        code: 'out-of-stock',
        pointers: ['/lines/1/quantity', '/lines/2/quantity'],
      });
      expect(refused.json.lines).toContainEqual({ sku: 'CAP', requested: 3, available: 2, backorderable: 0 });
      expect((await service.call({ path: '/v1/products/MUG/stock' })).json.available).toBe(50);
      expect((await service.call({ path: '/v1/products/CAP/stock' })).json.available).toBe(2);
    });

    test('an unexpected total is refused with the new quote', async () => {
      const refused = await service.call(placing(service.tokens.ada, { ...goldenRequest, expectedTotalAmount: 8731 }));
      expectProblem(refused, { status: 409, code: 'price-changed', pointers: ['/expectedTotalAmount'] });
      expect(refused.json.quote).toMatchObject({ totals: { totalAmount: 7541 } });
    });

    test('an external reference belongs to one order', async () => {
      await service.call(placing(service.tokens.ada, goldenRequest));
      const refused = await service.call(placing(service.tokens.ada, goldenRequest));
      expectProblem(refused, { status: 409, code: 'external-reference-taken', pointers: ['/externalReference'] });
    });

    test('unknown products and other currencies are refused by line', async () => {
      const line = (sku: string) => ({ ...cart, lines: [...cart.lines, { sku, quantity: 1 }] });
      for (const asked of [placing(service.tokens.ada, line('NOPE')), quoting(line('NOPE'))])
        expectProblem(await service.call(asked), { status: 422, code: 'unknown-product', pointers: ['/lines/2/sku'] });
      for (const asked of [placing(service.tokens.ada, line('CAP-US')), quoting(line('CAP-US'))])
        expectProblem(await service.call(asked), {
          status: 422,
          code: 'currency-mismatch',
          pointers: ['/lines/2/sku'],
        });
      for (const shippingMethod of ['balloon', 'constructor', '__proto__'])
        expectProblem(await service.call(quoting({ ...cart, shippingMethod })), {
          status: 422,
          code: 'unknown-shipping-method',
          pointers: ['/shippingMethod'],
        });
    });

    test('an order above the maximum amount is denied', async () => {
      const facts = {
        name: 'Yacht',
        prices: { EUR: 999_999_999 },
        taxCategory: 'zero',
        requiresShipping: false,
      };
      expect((await service.call({ method: 'PUT', path: '/v1/products/YACHT', body: facts })).status).toBe(201);
      const lines = [{ sku: 'YACHT', quantity: 1 }];
      const refused = await service.call(placing(service.tokens.ada, { currency: 'EUR', lines }));
      expectProblem(refused, { status: 422, code: 'order-denied' });
    });

    test('a product is created, read, replaced with its version, and listed', async () => {
      const facts = { name: 'Hat', prices: { EUR: 2500, USD: 2900 }, taxCategory: 'standard', requiresShipping: true };
      const put = (body: unknown, headers = {}) =>
        service.call({ method: 'PUT', path: '/v1/products/HAT', body, headers });
      const created = await put(facts, { 'if-none-match': '*' });
      expect([created.status, created.headers.etag]).toEqual([201, '"1"']);
      expect(created.json).toEqual({
        sku: 'HAT',
        ...facts,
        backorderLimit: 0,
        expectedAt: null,
        version: 1,
        available: 0,
        backorderable: 0,
      });

      const same = await put(facts);
      expect([same.status, same.body, same.headers.etag]).toEqual([200, created.body, '"1"']);
      const replaced = await put({ ...facts, prices: { EUR: 2600 } }, { 'if-match': '"1"' });
      expect([replaced.status, replaced.json.version, replaced.headers.etag]).toEqual([200, 2, '"2"']);

      const stale = await put(facts, { 'if-match': '"1"' });
      expectProblem(stale, { status: 412, code: 'version-mismatch' });
      expect(stale.json.currentVersion).toBe(2);
      expectProblem(await put(facts, { 'if-none-match': '*' }), { status: 412, code: 'version-mismatch' });
      const missing = await service.call({
        method: 'PUT',
        path: '/v1/products/NEW',
        body: facts,
        headers: { 'if-match': '*' },
      });
      expectProblem(missing, { status: 412, code: 'version-mismatch' });
      expect(missing.json.currentVersion).toBeNull();

      const read = await service.call({ path: '/v1/products/HAT', token: null, headers: { 'if-none-match': '"2"' } });
      expect([read.status, read.body]).toEqual([200, replaced.body]);
      expectProblem(await service.call({ path: '/v1/products/hat', token: null }), {
        status: 404,
        code: 'product-not-found',
      });

      inside('a list of its own');
      const first = await service.call({ path: '/v1/products?limit=3', token: null });
      const second = await service.call({ path: `/v1/products?limit=3&cursor=${first.json.nextCursor}`, token: null });
      const skus = [first, second].flatMap(({ json }) => json.products as readonly { readonly sku: string }[]);
      expect(skus.map(({ sku }) => sku)).toEqual(['CAP', 'CAP-US', 'HAT', 'MUG', 'TEE-M']);
      expect(second.json.nextCursor).toBeNull();
    });

    test('stock is adjusted once per key and never below zero', async () => {
      const adjust = (delta: number, key = newKey()) =>
        service.call({
          method: 'POST',
          path: '/v1/products/CAP/stock/adjustments',
          body: { delta, reason: 'counted' },
          headers: { 'idempotency-key': key },
        });
      const key = newKey();
      const first = await adjust(5, key);
      expect([first.status, first.json]).toEqual([200, { sku: 'CAP', available: 7, owed: 0 }]);
      expect((await adjust(-7)).json.available).toBe(0);
      const replayed = await adjust(5, key);
      expect([replayed.status, replayed.body, replayed.headers['idempotency-replayed']]).toEqual([
        200,
        first.body,
        'true',
      ]);
      expectProblem(await adjust(6, key), { status: 422, code: 'idempotency-key-reused' });
      const below = await adjust(-1);
      expectProblem(below, { status: 409, code: 'stock-below-zero', pointers: ['/delta'] });
      expect(below.json.available).toBe(0);
      expect((await adjust(999_999_999)).json.available).toBe(999_999_999);
      expectProblem(await adjust(1), { status: 422, code: 'validation-failed', pointers: ['/delta'] });
      expect((await service.call({ path: '/v1/products/CAP/stock', token: null })).json).toEqual({
        sku: 'CAP',
        available: 999_999_999,
        owed: 0,
      });
    });

    test('a product is sold before it is in stock, up to its limit, and its owed units are shown', async () => {
      const path = '/v1/products/SOON';
      const body = {
        name: 'Soon',
        prices: { EUR: 1000 },
        taxCategory: 'standard',
        requiresShipping: true,
        backorderLimit: 3,
        expectedAt: '2026-12-15T01:00:00+01:00',
      };
      const created = await service.call({ method: 'PUT', path, body });
      expect(created.json).toMatchObject({
        backorderLimit: 3,
        expectedAt: '2026-12-15T00:00:00.000Z',
        available: 0,
        backorderable: 3,
      });
      const buy = (quantity: number) =>
        service.call(placing(service.tokens.ada, { ...cart, lines: [{ sku: 'SOON', quantity }] }));
      expect((await buy(2)).status).toBe(201);
      const refused = await buy(2);
      expectProblem(refused, { status: 409, code: 'out-of-stock', pointers: ['/lines/0/quantity'] });
      expect(refused.json.lines).toEqual([{ sku: 'SOON', requested: 2, available: 0, backorderable: 1 }]);
      expect((await service.call({ path })).json).toMatchObject({ available: 0, backorderable: 1 });
      expect((await service.call({ path: `${path}/stock` })).json).toEqual({ sku: 'SOON', available: 0, owed: 2 });

      const adjust = (delta: number, key = newKey()) =>
        service.call({
          method: 'POST',
          path: `${path}/stock/adjustments`,
          body: { delta, reason: 'counted' },
          headers: { 'idempotency-key': key },
        });
      const key = newKey();
      expect((await adjust(-1, key)).json).toEqual({ sku: 'SOON', available: 0, owed: 3 });
      expectProblem(await adjust(-1), { status: 409, code: 'stock-below-zero', pointers: ['/delta'] });
      expect((await adjust(10)).json).toEqual({ sku: 'SOON', available: 7, owed: 0 });
      expect((await adjust(-1, key)).json).toEqual({ sku: 'SOON', available: 0, owed: 3 });
    });

    test('a read of a product returns its stock, whatever the ETag', async () => {
      const path = '/v1/products/MUG';
      const before = await service.call({ path, token: null });
      await givenOrder(service, service.tokens.ada, { ...cart, lines: [{ sku: 'MUG', quantity: 1 }] });
      for (const held of [before.headers.etag ?? '', '*']) {
        const after = await service.call({ path, token: null, headers: { 'if-none-match': held } });
        expect([after.status, after.headers.etag]).toEqual([200, before.headers.etag]);
        expect(after.json.available).toBe(Number(before.json.available) - 1);
      }
    });

    test('staff place an order for a customer', async () => {
      const id = await givenOrder(service, service.tokens.staff, { ...cart, customerId: 'cus_bob' });
      expect((await service.call({ path: `/v1/orders/${id}`, token: service.tokens.bob })).json.customerId).toBe(
        'cus_bob',
      );
    });

    test('a free download is completed at once', async () => {
      const facts = {
        name: 'Sample',
        prices: { EUR: 0 },
        taxCategory: 'standard',
        requiresShipping: false,
      };
      await service.call({ method: 'PUT', path: '/v1/products/SAMPLE', body: facts });
      await service.call({
        method: 'POST',
        path: '/v1/products/SAMPLE/stock/adjustments',
        body: { delta: 1, reason: 'made' },
        headers: { 'idempotency-key': newKey() },
      });
      const placed = await service.call(
        placing(service.tokens.ada, { currency: 'EUR', lines: [{ sku: 'SAMPLE', quantity: 1 }] }),
      );
      expect(placed.json).toMatchObject({
        version: 1,
        status: 'completed',
        paymentStatus: 'not-required',
        shipping: null,
        totals: { totalAmount: 0 },
        expiresAt: null,
      });
    });

    test('text is stored in normal form C', async () => {
      const body = {
        ...cart,
        note: 'Cafe\u0301',
        tags: ['e\u0301'],
        metadata: { city: 'Ko\u0308ln' },
        email: 'e\u0301@b.de',
      };
      const placed = await service.call(placing(service.tokens.ada, body));
      expect(placed.json).toMatchObject({
        note: 'Café',
        tags: ['é'],
        metadata: { city: 'Köln' },
        email: 'é@b.de',
      });
    });

    test('the service is alive and ready', async () => {
      const alive = await service.call({ path: '/health', token: null });
      expect([alive.status, alive.json]).toEqual([200, { status: 'alive' }]);
      const ready = await service.call({ path: '/ready', token: null });
      expect([ready.status, ready.json]).toEqual([200, { status: 'ready' }]);
    });

    test('every operation returns exactly its declared reply', async () => {
      // Each operation on an order takes units for one of its own.
      for (const sku of ['TEE-M', 'MUG'])
        await service.call({
          ...{
            method: 'POST',
            path: `/v1/products/${sku}/stock/adjustments`,
            headers: { 'idempotency-key': newKey() },
          },
          body: { delta: 1_000, reason: 'delivery' },
        });
      // The operation that deletes the product comes last: the others sell it.
      const inOrder = unsigned
        .filter(isPossible)
        .toSorted((left, right) => Number(left.id === 'deleteProduct') - Number(right.id === 'deleteProduct'));
      for (const operation of inOrder) {
        const answer = await service.call(sampleOf(operation, await knownFor(service, operation)));
        const { status, otherStatus, body, headers = [] } = operation.reply;
        expectSampleDone(operation, answer);
        expect([operation.id, [status, otherStatus?.status ?? status].some((each) => each === answer.status)]).toEqual([
          operation.id,
          true,
        ]);
        if (body === undefined) expect([operation.id, answer.body]).toEqual([operation.id, '']);
        else expect(body().parse(answer.json)).toEqual(answer.json);
        const said = ['ETag', 'Location', 'Link', 'Idempotency-Replayed'].filter((name) =>
          Object.hasOwn(answer.headers, name.toLowerCase()),
        );
        expect([operation.id, said.filter((name) => !(headers as readonly string[]).includes(name))]).toEqual([
          operation.id,
          [],
        ]);
      }
    });

    test('every reply has the security headers for browsers', async () => {
      const asked = [
        ...operations.map((operation) => sampleOf(operation, { orderId: '7K3M9Q-X1QF65-V805T8' })),
        { path: '/nowhere' },
        { method: 'OPTIONS', path: '/v1/orders', headers: { 'access-control-request-method': 'POST' } },
      ];
      for (const each of asked) {
        const answer = await service.call(each);
        // The gateway answers preflights and its own errors.
        if (excused(answer) || (isBehindGateway && each.method === 'OPTIONS')) continue;
        expect(answer.headers).toMatchObject({
          'x-content-type-options': 'nosniff',
          'strict-transport-security': 'max-age=31536000; includeSubDomains',
          'x-request-id': expect.stringMatching(/^[\w=-]{8,}$/),
        });
      }
    });
  });
};
