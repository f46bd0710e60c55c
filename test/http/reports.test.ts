import { beforeAll, describe, expect, test } from '@jest/globals';
import type { PortFactories, StoredPort } from '#application/ports';
import { inside } from '#test/http/remote/inside';
import { expectProblem } from '#test/http/support/problems';
import { canceling, givenOrder } from '#test/http/support/samples';
import { inMemory, startService, type TestService } from '#test/http/support/service';

let service: TestService;
/** Today in UTC, which is the time zone of the shop. */
const today = new Date().toISOString().slice(0, 10);

const cartOf = (...skus: readonly string[]) => ({ currency: 'EUR', lines: skus.map((sku) => ({ sku, quantity: 1 })) });

const report = (name: string, query = `from=${today}&to=${today}`, token = service.tokens.staff) =>
  service.call({ path: `/v1/reports/${name}?${query}`, token });

/** Repeats an expectation for some seconds: a report lags behind. */
const moments = async (expectation: () => Promise<void>): Promise<void> => {
  const giveUpAt = Date.now() + 10_000;
  for (;;) {
    try {
      return await expectation();
    } catch (failure) {
      if (Date.now() > giveUpAt) throw failure;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
};

/** The orders of other tests on the same servers are in the reports too. */
const onlyOrders = () => inside('the reports of a shop without other orders');

beforeAll(async () => {
  service = await startService();
  const { ada, bob } = service.tokens;
  await givenOrder(service, ada, cartOf('MUG'));
  const dropped = await givenOrder(service, bob, cartOf('CAP', 'MUG'));
  await service.call(canceling(bob, dropped));
});

describe('a report', () => {
  test('of sales has what was ordered and what was canceled', async () => {
    onlyOrders();
    const figures = {
      ...{ orderCount: 2, canceledOrderCount: 1, grossAmount: 3150, discountAmount: 0, shippingAmount: 980 },
      ...{ netAmount: 4130, taxAmount: 786, roundingAmount: 0, totalAmount: 4916, canceledAmount: 3321 },
      ...{ returnedAmount: 0, goodwillAmount: 0, currentAmount: 1595, refundedAmount: 0, averageOrderAmount: 1595 },
    };
    await moments(async () => {
      expect((await report('sales')).json).toEqual({
        ...{ from: today, to: today, by: 'booked', timeZone: 'UTC', asOf: expect.stringContaining(today) },
        rows: [{ day: today, currency: 'EUR', ...figures }],
        totals: [{ currency: 'EUR', ...figures }],
      });
    });
  });

  test('of taxes has each place and rate', async () => {
    onlyOrders();
    await moments(async () => {
      expect((await report('tax')).json).toEqual({
        ...{ from: today, to: today, by: 'booked', timeZone: 'UTC', asOf: expect.stringContaining(today) },
        rows: [
          {
            ...{ day: today, currency: 'EUR', country: 'DE', region: null, rate: '0.19' },
            ...{ netAmount: 4130, taxAmount: 786, refundedNetAmount: 2790, refundedTaxAmount: 531 },
          },
        ],
      });
    });
  });

  test('of products has those that sold best, and of refunds what was given back', async () => {
    onlyOrders();
    await moments(async () => {
      expect((await report('products', `from=${today}&to=${today}&limit=1`)).json.rows).toEqual([
        {
          ...{ currency: 'EUR', sku: 'MUG', orderedQuantity: 2, canceledQuantity: 1, returnedQuantity: 0 },
          ...{ netAmount: 1700, refundedNetAmount: 850, currentNetAmount: 850 },
        },
      ]);
      expect((await report('refunds')).json.rows).toEqual([
        {
          ...{ day: today, currency: 'EUR', refundCount: 0, refundedAmount: 0, failedRefundCount: 0 },
          ...{ failedRefundAmount: 0, canceledAmount: 3321, returnedAmount: 0, goodwillAmount: 0 },
        },
      ]);
    });
  });

  test('of balances has what is due and in credit, by the age of the orders', async () => {
    onlyOrders();
    const row = { currency: 'EUR', minimumDays: 0, maximumDays: 30 };
    await moments(async () => {
      const { json } = await service.call({ path: '/v1/reports/balances' });
      expect(json).toEqual({
        ...{ day: today, timeZone: 'UTC', asOf: expect.stringContaining(today) },
        rows: [{ ...row, dueOrderCount: 1, dueAmount: 1595, creditOrderCount: 0, creditAmount: 0 }],
      });
    });
  });

  test('is CSV for a client that prefers it, with decimals', async () => {
    onlyOrders();
    const csv = (name: string) =>
      service.call({
        path: `/v1/reports/${name}?from=${today}&to=${today}`,
        token: service.tokens.staff,
        headers: { accept: 'text/csv' },
      });
    await moments(async () => {
      const { status, headers, body } = await csv('tax');
      expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8; header=present']);
      expect(body).toBe(
        `day,currency,country,region,rate,netAmount,taxAmount,refundedNetAmount,refundedTaxAmount\r\n${today},EUR,DE,,0.19,41.30,7.86,27.90,5.31\r\n`,
      );
      expect((await csv('products')).body).toContain('EUR,MUG,2,1,0,17.00,8.50,8.50\r\n');
      const balances = await service.call({ path: '/v1/reports/balances', headers: { accept: 'text/csv' } });
      expect(balances.body).toContain('EUR,0,30,1,15.95,0,0.00\r\n');
      expect((await csv('refunds')).body).toContain(`${today},EUR,0,0.00,0,0.00,33.21,0.00,0.00\r\n`);
      expect((await csv('sales')).body).toContain(`${today},EUR,2,1,31.50,0.00,9.80,41.30,7.86,0.00,49.16,`);
    });
  });

  test('of days on which nothing happened has no rows', async () => {
    for (const name of ['sales', 'tax', 'refunds'])
      expect((await report(name, 'from=2001-01-01&to=2001-01-31&by=placed')).json).toMatchObject({
        ...{ from: '2001-01-01', to: '2001-01-31', by: 'placed', asOf: null, rows: [] },
      });
  });

  test.each([
    ['', today, today],
    ['from=2001-02-03', '2001-02-03', '2001-02-03'],
    ['to=2001-02-03', '2001-02-03', '2001-02-03'],
  ])('with the query "%s" is from %s to %s', async (query, from, to) => {
    expect((await report('sales', query)).json).toMatchObject({ from, to });
  });

  test.each([
    ['from=2026-11-02&to=2026-11-01', '/query/to'],
    ['from=2026-11-01&to=2026-12-02', '/query/to'],
    ['from=2026-02-29&to=2026-03-01', '/query/from'],
    ['to=2026-11-31', '/query/to'],
    ['from=2026-11-01&to=2026-11-01&by=shipped', '/query/by'],
  ])('with %s is refused', async (query, pointer) => {
    expectProblem(await report('sales', query), { status: 422, code: 'validation-failed', pointers: [pointer] });
  });

  test('is for staff with its scope alone', async () => {
    const { ada } = service.tokens;
    for (const name of ['sales', 'tax', 'refunds', 'products', 'balances'])
      expectProblem(await report(name, '', ada), { status: 403, code: 'insufficient-scope' });
  });

  test('with more rows than a reply may have is refused', async () => {
    inside('a failure behind the ports');
    const full = await startService(async (configuration) => {
      const stored = await inMemory(configuration);
      return { ...stored, reports: () => ({ rows: async () => 'too-many' }) } as PortFactories<StoredPort>;
    });
    const path = `/v1/reports/tax?from=${today}&to=${today}`;
    expectProblem(await full.call({ path, token: full.tokens.staff }), { status: 422, code: 'report-too-large' });
  });
});
