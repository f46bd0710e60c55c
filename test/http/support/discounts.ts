import { beforeEach, describe, expect, test } from '@jest/globals';
import { eventually } from '#test/contract/world';
import { patiently } from '#test/http/support/call';
import { expectProblem } from '#test/http/support/problems';
import { canceling, cart, placing, quoting } from '#test/http/support/samples';
import { type Answer, type MakeStored, startService, type TestService } from '#test/http/support/service';

// biome-ignore lint/suspicious/noExplicitAny: tests inspect answers of any shape.
type Looked = Answer & { readonly json: any };

const tenOff = { type: 'fixed', amount: 1000, currency: 'EUR' };

/** The use of discounts by staff and customers, over any stored ports. */
export const describeDiscounts = (name: string, makeStored: MakeStored): void => {
  describe(`discounts over ${name}`, () => {
    let service: TestService;
    beforeEach(async () => {
      service = await startService(makeStored);
    });

    const path = (code: string) => `/v1/discounts/${code}`;
    const put = (code: string, body: object, headers: Readonly<Record<string, string>> = {}) =>
      service.call({ method: 'PUT', path: path(code), body, headers }) as Promise<Looked>;
    const read = (code: string) => service.call({ path: path(code) }) as Promise<Looked>;
    const order = (discountCode: string, token = service.tokens.ada) =>
      service.call(placing(token, { ...cart, discountCode })) as Promise<Looked>;
    const orderPatiently = (discountCode: string) =>
      patiently(service, placing(service.tokens.ada, { ...cart, discountCode })) as Promise<Looked>;
    const expectRefusedFor = (answer: Looked, because: string): void => {
      expectProblem(answer, { status: 422, code: 'discount-not-applicable', pointers: ['/discountCode'] });
      expect(answer.json.errors).toMatchObject([{ code: because }]);
    };

    test('are created, replaced, read and deleted by staff', async () => {
      const created = await put('SPRING', tenOff, { 'if-none-match': '*' });
      expect([created.status, created.headers.etag]).toEqual([201, '"1"']);
      expect(created.json).toEqual({
        code: 'SPRING',
        type: 'fixed',
        amount: 1000,
        rate: null,
        currency: 'EUR',
        startsAt: null,
        endsAt: null,
        maxRedemptions: null,
        maxRedemptionsPerCustomer: null,
        minimumAmount: null,
        appliesTo: null,
        redeemed: 0,
        version: 1,
      });
      const share = { type: 'percent', rate: '0.25', endsAt: '2030-01-01T01:00:00+01:00', maxRedemptions: 3 };
      const replaced = await put('SPRING', share, { 'if-match': '"1"' });
      expect([replaced.status, replaced.headers.etag]).toEqual([200, '"2"']);
      expect(replaced.json).toMatchObject({ amount: null, rate: '0.25', currency: null, maxRedemptions: 3 });
      expect(replaced.json.endsAt).toBe('2030-01-01T00:00:00.000Z');
      expect((await read('SPRING')).body).toBe(replaced.body);
      expectProblem(await put('SPRING', tenOff, { 'if-match': '"1"' }), { status: 412, code: 'version-mismatch' });
      expect((await service.call({ method: 'DELETE', path: path('SPRING') })).status).toBe(204);
      expectProblem(await read('SPRING'), { status: 404, code: 'discount-not-found' });
      expectRefusedFor(await order('SPRING'), 'unknown');
      expect((await put('SPRING', tenOff)).headers.etag).toBe('"4"');
    });

    test('are listed for staff by code, with their redemptions, and no longer once they are deleted', async () => {
      const own = ['APPLE', 'PEAR', 'PLUM'];
      const listed = async (): Promise<readonly Looked['json'][]> => {
        const found: Looked['json'][] = [];
        for (let next: string | null = ''; next !== null; ) {
          const { status, json } = (await service.call({
            path: `/v1/discounts?limit=2${next === '' ? '' : `&cursor=${encodeURIComponent(next)}`}`,
          })) as Looked;
          expect([status, json.discounts.length <= 2]).toEqual([200, true]);
          found.push(...json.discounts);
          next = json.nextCursor;
        }
        return found.filter(({ code }) => own.includes(code));
      };
      for (const code of own.toReversed()) await put(code, { ...tenOff, maxRedemptions: 5 });
      await order('PEAR');
      await eventually(async () => {
        const found = await listed();
        expect(found.map(({ code, redeemed }) => [code, redeemed])).toEqual([
          ['APPLE', 0],
          ['PEAR', 1],
          ['PLUM', 0],
        ]);
        expect(found[1]).toEqual((await read('PEAR')).json);
      });
      await service.call({ method: 'DELETE', path: path('PEAR') });
      await eventually(async () => expect((await listed()).map(({ code }) => code)).toEqual(['APPLE', 'PLUM']));
      await put('PEAR', tenOff);
      await eventually(async () => expect((await listed()).map(({ code }) => code)).toEqual(own));
    });

    test('are not listed for customers, nor for anybody without a token', async () => {
      const customer = await service.call({ path: '/v1/discounts', token: service.tokens.ada });
      expectProblem(customer, { status: 403, code: 'insufficient-scope' });
      const nobody = await service.call({ path: '/v1/discounts', token: null });
      expectProblem(nobody, { status: 401, code: 'unauthenticated' });
    });

    test('of some products are deducted from their lines, from a minimum of theirs', async () => {
      const half = { type: 'percent', rate: '0.5', currency: 'EUR', appliesTo: { skus: ['MUG'] }, minimumAmount: 850 };
      expect((await put('MUGS', half)).json).toMatchObject({
        minimumAmount: 850,
        appliesTo: { skus: ['MUG'], taxCategories: [] },
      });
      const asked = quoting({ ...cart, discountCode: 'MUGS' });
      const { json } = (await service.call(asked)) as Looked;
      expect(
        json.lines.map((line: { readonly sku: string; readonly discountAmount: number }) => [
          line.sku,
          line.discountAmount,
        ]),
      ).toEqual([
        ['TEE-M', 0],
        ['MUG', 425],
      ]);
      await put('MUGS', { ...half, minimumAmount: 851 });
      expectRefusedFor(await order('MUGS'), 'below-minimum');
      await put('MUGS', { ...half, appliesTo: { skus: ['CAP'], taxCategories: ['reduced'] } });
      expectRefusedFor(await order('MUGS'), 'no-line');
    });

    test('of a percentage are deducted from every line, to the cent', async () => {
      await put('THIRD', { type: 'percent', rate: '0.333333' });
      const { json } = (await service.call(quoting({ ...cart, discountCode: 'THIRD' }))) as Looked;
      expect(json.totals).toMatchObject({ subtotalAmount: 6847, discountAmount: 2282 });
      expect(json.lines.map((line: { discountAmount: number }) => line.discountAmount)).toEqual([1999, 283]);
    });

    test('are never more than the price of the goods', async () => {
      await put('HUGE', { ...tenOff, amount: 1_000_000 });
      const { json } = await order('HUGE');
      expect(json.totals).toMatchObject({ subtotalAmount: 6847, discountAmount: 6847, totalAmount: 583 });
    });

    test('with a maximum are counted, returned by a cancellation, and refused above the maximum', async () => {
      await put('FEW', { ...tenOff, maxRedemptions: 2 });
      const [first] = [await order('FEW'), await order('FEW', service.tokens.bob)];
      expect([first?.status, first?.json.discountCode]).toEqual([201, 'FEW']);
      expect((await read('FEW')).json.redeemed).toBe(2);
      expectRefusedFor(await order('FEW'), 'used-up');
      expectRefusedFor((await service.call(quoting({ ...cart, discountCode: 'FEW' }))) as Looked, 'used-up');
      await service.call(canceling(service.tokens.ada, first?.json.id));
      expect((await read('FEW')).json.redeemed).toBe(1);
      expect((await order('FEW')).status).toBe(201);
      expect((await read('FEW')).json.redeemed).toBe(2);
    });

    test('are the same in lower case and with blanks around', async () => {
      expect((await put('summer', { ...tenOff, maxRedemptions: 2 })).json.code).toBe('SUMMER');
      expect((await put('Summer', { ...tenOff, maxRedemptions: 3 })).headers.etag).toBe('"2"');
      expect((await order('SuMMer')).json.discountCode).toBe('SUMMER');
      expect((await order('  summer ')).json.discountCode).toBe('SUMMER');
      expect((await read('SUMMER')).json.redeemed).toBe(2);
      const body = { ...cart, discountCode: 'sum mer' };
      expectProblem(await service.call(quoting(body)), {
        status: 422,
        code: 'validation-failed',
        pointers: ['/discountCode'],
      });
    });

    test('with a maximum for each customer are refused to the one who has used it up', async () => {
      await put('ONCE', { ...tenOff, maxRedemptionsPerCustomer: 1 });
      const first = await order('ONCE');
      expect(first.json.totals.discountAmount).toBe(1000);
      expectRefusedFor(await order('once'), 'used-up-by-customer');
      expect((await order('ONCE', service.tokens.bob)).status).toBe(201);
      // A quote has no customer, and the discount no maximum for all.
      expect((await service.call(quoting({ ...cart, discountCode: 'ONCE' }))).status).toBe(200);
      expect((await read('ONCE')).json).toMatchObject({ maxRedemptionsPerCustomer: 1, redeemed: 0 });
      const { json } = (await service.call({ path: `/v1/orders/${first.json.id}/events` })) as Looked;
      expect(json.events[0].data.discount).toEqual({ code: 'ONCE', counted: false });
      await service.call(canceling(service.tokens.ada, first.json.id));
      expect((await order('ONCE')).status).toBe(201);
      expectRefusedFor(await order('ONCE'), 'used-up-by-customer');
    });

    test('with a maximum for each customer are given to one of 8 concurrent orders of a customer', async () => {
      await put('RUSH', { ...tenOff, maxRedemptions: 5, maxRedemptionsPerCustomer: 1 });
      const answers = await Promise.all(Array.from({ length: 8 }, () => orderPatiently('RUSH')));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array(7).fill(422)]);
      expect((await read('RUSH')).json.redeemed).toBe(1);
    });

    test('with a maximum of 3 are redeemed by 3 of 12 concurrent orders', async () => {
      await put('THREE', { ...tenOff, maxRedemptions: 3 });
      const answers = await Promise.all(Array.from({ length: 12 }, () => orderPatiently('THREE')));
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 201, ...Array(9).fill(422)]);
      for (const answer of answers) if (answer.status === 422) expectRefusedFor(answer, 'used-up');
      expect((await read('THREE')).json.redeemed).toBe(3);
    });

    test('are refused outside of their time and currency, and if they are unknown', async () => {
      await put('LATER', { ...tenOff, startsAt: '2999-01-01T00:00:00Z' });
      await put('PAST', { ...tenOff, endsAt: '2001-01-01T00:00:00Z' });
      await put('DOLLARS', { ...tenOff, currency: 'USD' });
      for (const [code, because] of [
        ['LATER', 'not-started'],
        ['PAST', 'ended'],
        ['DOLLARS', 'other-currency'],
        ['NOBODY', 'unknown'],
      ] as const)
        expectRefusedFor(await order(code), because);
    });

    test('stay in an order as they were at placement', async () => {
      await put('SUMMER', tenOff);
      const asked = placing(service.tokens.ada, { ...cart, discountCode: 'SUMMER' });
      const placed = await service.call(asked);
      await put('SUMMER', { ...tenOff, amount: 1 });
      await service.call({ method: 'DELETE', path: path('SUMMER') });
      const again = await service.call(asked);
      expect([again.body, again.headers['idempotency-replayed']]).toEqual([placed.body, 'true']);
      const now = await service.call({ path: `/v1/orders/${placed.json.id}`, token: service.tokens.ada });
      expect(now.body).toBe(placed.body);
      const { json } = (await service.call({ path: `/v1/orders/${placed.json.id}/events` })) as Looked;
      expect(json.events[0].data.discount).toEqual({ code: 'SUMMER', counted: false });
    });
  });
};
