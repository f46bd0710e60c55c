import { beforeAll, describe, expect, test } from '@jest/globals';
import { inside } from '#test/http/remote/inside';
import { expectProblem, expectRefusedAtTheEdge } from '#test/http/support/problems';
import { canceling, givenOrder, newKey } from '#test/http/support/samples';
import { startService, type TestService, unavailable } from '#test/http/support/service';

let service: TestService;
/** Orders of mugs, the oldest first: ada's, bob's with caps, and one of ada that was canceled. */
let mugs: readonly string[];
let caps: string;

const cartOf = (...skus: readonly string[]) => ({ currency: 'EUR', lines: skus.map((sku) => ({ sku, quantity: 1 })) });

const list = async (query: string, token = service.tokens.staff) =>
  service.call({ path: `/v1/orders?${query}`, token });
const idsOf = (json: Readonly<Record<string, unknown>>): readonly string[] =>
  (json.orders as readonly { readonly id: string }[]).map(({ id }) => id);
const ids = async (query: string): Promise<readonly string[]> => idsOf((await list(query)).json);

/** Repeats an expectation for some seconds: the list lags behind. */
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

beforeAll(async () => {
  service = await startService();
  const { ada, bob } = service.tokens;
  const one = await givenOrder(service, ada, cartOf('MUG'));
  caps = await givenOrder(service, bob, cartOf('CAP', 'MUG'));
  const three = await givenOrder(service, ada, cartOf('MUG', 'TEE-M'));
  await givenOrder(service, ada, cartOf('TEE-M'));
  mugs = [one, caps, three];
  await service.call(canceling(ada, three));
  await moments(async () =>
    expect([await ids('sku=MUG'), await ids('sku=TEE-M')]).toMatchObject([{ length: 3 }, { length: 2 }]),
  );
});

describe('the orders of a product', () => {
  test('are listed for staff, the newest first', async () => {
    expect(await ids('sku=MUG')).toEqual(mugs.toReversed());
    expect(await ids('sku=CAP')).toEqual([caps]);
    expect(await list('sku=NONE')).toMatchObject({ status: 200, json: { orders: [], nextCursor: null } });
  });

  test('are listed page by page, with a cursor that is bound to the product', async () => {
    const first = await list('sku=MUG&limit=2');
    expect(idsOf(first.json)).toEqual(mugs.slice(1).toReversed());
    const cursor = String(first.json.nextCursor);
    expect(first.headers.link).toContain('sku=');
    const second = await list(`sku=MUG&limit=2&cursor=${cursor}`);
    expect([idsOf(second.json), second.json.nextCursor]).toEqual([[mugs[0]], null]);
    for (const query of ['', 'sku=CAP&', 'sku=MUG&status=pending&'])
      await expectRefusedAtTheEdge(
        service,
        { path: `/v1/orders?${query}cursor=${cursor}` },
        { status: 400, code: 'invalid-cursor', pointers: ['/query/cursor'] },
      );
  });

  test('combine with the other filters, by their present state', async () => {
    expect(await ids('sku=MUG&status=canceled')).toEqual([mugs[2]]);
    expect(await ids('sku=MUG&status=pending')).toEqual([mugs[1], mugs[0]]);
    expect(await ids('sku=MUG&customerId=cus_bob')).toEqual([caps]);
    expect(await ids('sku=MUG&placedTo=2020-01-01T00:00:00Z')).toEqual([]);
    expect(await ids('sku=MUG&placedFrom=2020-01-01T00:00:00Z')).toEqual(mugs.toReversed());
  });

  test('are refused to customers, also their own', async () => {
    for (const query of ['sku=MUG', 'sku=MUG&customerId=cus_ada'])
      expectProblem(await list(query, service.tokens.ada), { status: 403, code: 'insufficient-scope' });
  });

  test.each(['', 'a b', '-MUG', 'M%00', 'X'.repeat(65)])('are not found by %j, which is no sku', async (sku) => {
    expectProblem(await list(`sku=${sku}`), {
      status: 422,
      code: 'validation-failed',
      pointers: ['/query/sku'],
    });
  });

  test('no longer have a deleted order', async () => {
    const [, , dropped = ''] = mugs;
    const gone = await service.call({ method: 'DELETE', path: `/v1/orders/${dropped}` });
    expect(gone.status).toBe(204);
    expect(await ids('sku=MUG')).toEqual([mugs[1], mugs[0]]);
    expect(await ids('sku=TEE-M')).toHaveLength(1);
  });

  test('are unavailable while the table does not answer', async () => {
    inside('a failure behind the ports');
    service.breakDown(unavailable);
    expectProblem(await list('sku=MUG'), { status: 503, code: 'temporarily-unavailable' });
    service.breakDown(undefined);
  });
});

describe('the orders on hold', () => {
  const hold = async (id: string | undefined, reason: string): Promise<string> => {
    const headers = { 'idempotency-key': newKey() };
    const held = await service.call({ method: 'POST', path: `/v1/orders/${id}/holds`, body: { reason }, headers });
    expect(held.status).toBe(200);
    return (held.json.holds as readonly { readonly id: string }[])[0]?.id ?? '';
  };

  test('are listed for staff until their last hold is released, and combine with the other filters', async () => {
    const [oldest = '', newer = ''] = mugs;
    const holdId = await hold(oldest, 'the address looks odd');
    await hold(newer, 'call the customer');
    // A shop that other tests share has holds of theirs.
    const own = async (rest = '') => (await ids(`onHold=true&limit=100${rest}`)).filter((id) => mugs.includes(id));
    await moments(async () => expect(await own()).toEqual([newer, oldest]));
    expect(await ids('onHold=true&sku=CAP')).toEqual([caps]);
    expect(await ids('onHold=true&customerId=cus_ada&status=pending')).toEqual([oldest]);
    expect(await own('&status=confirmed')).toEqual([]);
    await service.call({ method: 'DELETE', path: `/v1/orders/${oldest}/holds/${holdId}` });
    expect(await own()).toEqual([newer]);
    await service.call({
      ...canceling(service.tokens.staff, newer),
      headers: { 'idempotency-key': newKey() },
    });
    expect(await own()).toEqual([]);
  });

  test('are refused to customers, also their own', async () => {
    for (const query of ['onHold=true', 'onHold=true&customerId=cus_ada'])
      expectProblem(await list(query, service.tokens.ada), { status: 403, code: 'insufficient-scope' });
  });

  test.each(['false', '', '1', 'TRUE'])('are not found by %j', async (value) => {
    expectProblem(await list(`onHold=${value}`), {
      status: 422,
      code: 'validation-failed',
      pointers: ['/query/onHold'],
    });
  });
});
