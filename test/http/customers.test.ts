import { beforeEach, describe, expect, test } from '@jest/globals';
import { inside } from '#test/http/remote/inside';
import { expectProblem } from '#test/http/support/problems';
import { cart, givenOrder, placing } from '#test/http/support/samples';
import { type Call, startService, type TestService } from '#test/http/support/service';

let service: TestService;
beforeEach(async () => {
  service = await startService();
});

const path = '/v1/customers/cus_ada';
const address = { name: 'Ada L.', line1: 'Hauptstr. 1', postalCode: '10115', city: 'Berlin', country: 'DE' };
const record = {
  name: 'Ada Lovelace',
  email: 'Ada@Example.com',
  locale: 'de',
  vatId: 'DE123456789',
  addresses: [address],
  notes: 'calls\nafter six',
};
const { notes: _, ...own } = record;
const replied = {
  customerId: 'cus_ada',
  ...record,
  addresses: [{ ...address, line2: null, region: null }],
  version: 1,
};
const { notes: __, ...repliedToAda } = replied;

const putting = (body: unknown, more: Partial<Call> = {}): Call => ({ method: 'PUT', path, body, ...more });
const searching = (email: unknown, token = service.tokens.staff): Call => ({
  method: 'POST',
  path: '/v1/customers/search',
  token,
  body: { email },
});

describe('the record of a customer', () => {
  test('is created, read, replaced with its version, and deleted', async () => {
    inside('a list of its own');
    const created = await service.call(putting(record, { headers: { 'if-none-match': '*' } }));
    expect([created.status, created.headers.etag, created.json]).toEqual([201, '"1"', replied]);
    const read = await service.call({ path });
    expect([read.status, read.headers.etag, read.body, read.headers['cache-control']]).toEqual([
      200,
      '"1"',
      created.body,
      'no-store',
    ]);
    const same = await service.call(putting(record, { headers: { 'if-match': '"1"' } }));
    expect([same.status, same.body]).toEqual([200, created.body]);
    const emptied = await service.call(putting({}, { headers: { 'if-match': '"1"' } }));
    expect([emptied.status, emptied.json]).toEqual([
      200,
      {
        customerId: 'cus_ada',
        name: null,
        email: null,
        locale: null,
        vatId: null,
        addresses: [],
        notes: null,
        version: 2,
      },
    ]);
    const stale = await service.call(putting(record, { headers: { 'if-match': '"1"' } }));
    expectProblem(stale, { status: 412, code: 'version-mismatch' });
    expect((await service.call({ method: 'DELETE', path })).status).toBe(204);
    for (const method of ['GET', 'DELETE'])
      expectProblem(await service.call({ method, path }), { status: 404, code: 'customer-not-found' });
  });

  test('is written and read by its customer, without the notes', async () => {
    const token = service.tokens.ada;
    await service.call(putting(record));
    expect((await service.call({ path, token })).json).toEqual(repliedToAda);
    const put = await service.call(putting({ ...own, name: 'Countess' }, { token }));
    expect([put.status, put.json]).toEqual([200, { ...repliedToAda, name: 'Countess', version: 2 }]);
    expect((await service.call({ path })).json).toEqual({ ...replied, name: 'Countess', version: 2 });
    expectProblem(await service.call(putting(record, { token })), { status: 403, code: 'insufficient-scope' });
    expect((await service.call({ method: 'DELETE', path, token })).status).toBe(204);
  });

  test('is missing for any other customer', async () => {
    await service.call(putting(record));
    const token = service.tokens.bob;
    for (const call of [{ path, token }, putting(own, { token }), { method: 'DELETE', path, token }])
      expectProblem(await service.call(call), { status: 404, code: 'customer-not-found' });
    for (const call of [{ path: '/v1/customers', token }, searching('ada@example.com', token)])
      expectProblem(await service.call(call), { status: 403, code: 'insufficient-scope' });
    expect((await service.call({ path })).json).toEqual(replied);
  });

  test('requires a scope of its own from staff', async () => {
    const reader = await service.issuer.staff('op_2', ['customers:read']);
    const writer = await service.issuer.staff('op_3', ['customers:write']);
    const refused = { status: 403, code: 'insufficient-scope' } as const;
    expectProblem(await service.call(putting(record, { token: reader })), refused);
    expect((await service.call(putting(record, { token: writer }))).status).toBe(201);
    expectProblem(await service.call({ path, token: writer }), refused);
    expectProblem(await service.call(searching('ada@example.com', writer)), refused);
    expect((await service.call({ path, token: reader })).status).toBe(200);
  });

  test.each([
    ['an id that is an address', { path: '/v1/customers/ada@example.com' }, '/path/customerId'],
    ['no address', { body: { email: 'ada' } }, '/email'],
    ['an unknown locale', { body: { locale: 'fr' } }, '/locale'],
    ['an address without a city', { body: { addresses: [{ ...address, city: undefined }] } }, '/addresses/0/city'],
    ['too many addresses', { body: { addresses: Array.from({ length: 11 }, () => address) } }, '/addresses'],
    ['an unknown field', { body: { phone: '1' } }, '/phone'],
  ])('is refused with %s', async (_name, more, pointer) =>
    expectProblem(await service.call(putting(record, more)), {
      status: 422,
      code: 'validation-failed',
      pointers: [pointer],
    }),
  );
});

describe('customers', () => {
  test('are listed by id, in pages', async () => {
    inside('a list of its own');
    for (const id of ['cus_c', 'cus_a', 'cus_b']) await service.call(putting(record, { path: `/v1/customers/${id}` }));
    const first = await service.call({ path: '/v1/customers?limit=2' });
    const second = await service.call({ path: `/v1/customers?limit=2&cursor=${first.json.nextCursor}` });
    const ids = [first, second].map(({ json }) =>
      (json.customers as { customerId: string }[]).map((c) => c.customerId),
    );
    expect(ids).toEqual([['cus_a', 'cus_b'], ['cus_c']]);
    expect(second.json.nextCursor).toBeNull();
  });

  test('are found by the whole address alone', async () => {
    inside('a list of its own');
    await service.call(putting(record));
    await service.call(putting({ email: 'ADA@example.com' }, { path: '/v1/customers/cus_b' }));
    const found = await service.call(searching('ada@EXAMPLE.com'));
    expect([found.status, (found.json.customers as object[])[0]]).toEqual([200, replied]);
    expect(found.json.customers).toHaveLength(2);
    expect((await service.call(searching('da@example.com'))).json).toEqual({ customers: [] });
    expectProblem(await service.call(searching('ada')), {
      status: 422,
      code: 'validation-failed',
      pointers: ['/email'],
    });
  });
});

describe('the record at a placement', () => {
  const wanting = { ...cart, useCustomerRecord: true };
  const contactIn = ({ json }: { json: Record<string, unknown> }) => [json.email, json.shippingAddress, json.locale];

  test('gives the order what the request does not name, in every repetition the same', async () => {
    await service.call(putting(own, { token: service.tokens.ada }));
    const call = placing(service.tokens.ada, wanting);
    const first = await service.call(call);
    expect([first.status, ...contactIn(first)]).toEqual([201, record.email, replied.addresses[0], 'de']);
    await service.call(putting({ email: 'new@example.com' }));
    const again = await service.call(call);
    expect([again.headers['idempotency-replayed'], again.body]).toEqual(['true', first.body]);
    const later = await service.call(placing(service.tokens.ada, { ...wanting, locale: 'en' }));
    expect(contactIn(later)).toEqual(['new@example.com', null, 'en']);
    const other = await service.call({ ...call, body: cart });
    expectProblem(other, { status: 422, code: 'idempotency-key-reused' });
  });

  test('gives nothing to a field that is null, nor to an order that does not want it', async () => {
    await service.call(putting(own, { token: service.tokens.ada }));
    const named = { ...wanting, email: null, shippingAddress: null };
    expect(contactIn(await service.call(placing(service.tokens.ada, named)))).toEqual([null, null, 'de']);
    for (const body of [cart, { ...cart, useCustomerRecord: false }])
      expect(contactIn(await service.call(placing(service.tokens.ada, body)))).toEqual([null, null, null]);
  });

  test('is for staff with the scope of records', async () => {
    await service.call(putting(record));
    const wantingAdas = { ...wanting, customerId: 'cus_ada' };
    const placed = await service.call(placing(service.tokens.staff, wantingAdas));
    expect([placed.status, ...contactIn(placed)]).toEqual([201, record.email, replied.addresses[0], 'de']);
    const blind = await service.issuer.staff('op_2', ['orders:write']);
    expectProblem(await service.call(placing(blind, wantingAdas)), { status: 403, code: 'insufficient-scope' });
  });
});

describe('the export of a customer', () => {
  test('has what staff read, and for the customer what the customer reads', async () => {
    await service.call(putting(record));
    const orderId = await givenOrder(service, service.tokens.ada, {
      ...cart,
      note: 'ring',
      externalReference: 'web-7',
    });
    await service.call({
      method: 'PATCH',
      path: `/v1/orders/${orderId}`,
      headers: { 'if-match': '*' },
      body: { internal: { note: 'odd' } },
    });
    const [byStaff, byAda] = [
      await service.call({ path: `${path}/export` }),
      await service.call({ path: `${path}/export`, token: service.tokens.ada }),
    ];
    expect(byStaff.json.customer).toEqual(replied);
    expect(byAda.json.customer).toEqual(repliedToAda);
    const [first] = byStaff.json.orders as { order: { id: string }; events: object[] }[];
    expect(first?.order).toMatchObject({
      id: orderId,
      note: 'ring',
      externalReference: 'web-7',
      internal: { note: 'odd' },
    });
    expect(first?.events).toHaveLength(2);
    expect(byAda.body).toContain('ring');
    expect(byAda.body).not.toContain('odd');
  });

  test('is in pages', async () => {
    const ids = [];
    for (let count = 0; count < 3; count += 1)
      ids.unshift(await givenOrder(service, service.tokens.bob, { ...cart, lines: [{ sku: 'TEE-M', quantity: 1 }] }));
    const first = await service.call({ path: '/v1/customers/cus_bob/export?limit=2' });
    const second = await service.call({ path: `/v1/customers/cus_bob/export?limit=2&cursor=${first.json.nextCursor}` });
    const seen = [first, second].flatMap(({ json }) =>
      (json.orders as { order: { id: string } }[]).map((o) => o.order.id),
    );
    expect([seen, second.json.nextCursor]).toEqual([ids, null]);
  });
});

describe('the account of a customer', () => {
  test('has the sums of the orders in each currency', async () => {
    await givenOrder(service, service.tokens.ada);
    const account = await service.call({ path: `${path}/account`, token: service.tokens.ada });
    expect(account.json).toEqual({
      customerId: 'cus_ada',
      currencies: [
        {
          currency: 'EUR',
          orderCount: 1,
          orderedAmount: 8731,
          paidAmount: 0,
          refundedAmount: 0,
          dueAmount: 8731,
          creditAmount: 0,
        },
      ],
      complete: true,
    });
    const missing = { status: 404, code: 'customer-not-found' } as const;
    expectProblem(await service.call({ path: `${path}/account`, token: service.tokens.bob }), missing);
    expectProblem(await service.call({ path: '/v1/customers/cus_nobody/account' }), missing);
  });
});

describe('the erasure of a customer', () => {
  const erasing = (token = service.tokens.staff): Call => ({ method: 'POST', path: `${path}/erase`, token });

  test('leaves the orders without what is personal, and is idempotent', async () => {
    await service.call(putting(record));
    const orderId = await givenOrder(service, service.tokens.ada, {
      ...cart,
      note: 'ring',
      externalReference: 'web-8',
    });
    const erased = await service.call(erasing());
    expect([erased.status, erased.json.erased, erased.headers.location]).toEqual([202, true, undefined]);
    expectProblem(await service.call({ path }), { status: 404, code: 'customer-not-found' });
    const order = await service.call({ path: `/v1/orders/${orderId}` });
    expect(order.json).toMatchObject({ customerId: 'cus_ada', version: 2, note: null, externalReference: null });
    const events = await service.call({ path: `/v1/orders/${orderId}/events` });
    expect((events.json.events as { type: string }[]).map(({ type }) => type)).toEqual([
      'order.placed',
      'order.erased',
    ]);
    expect((await service.call(erasing())).json).toEqual({ erased: true, erasedOrders: 0 });
  });

  test('is for staff with a scope of its own', async () => {
    const writer = await service.issuer.staff('op_3', ['customers:write']);
    for (const token of [service.tokens.ada, writer])
      expectProblem(await service.call(erasing(token)), { status: 403, code: 'insufficient-scope' });
  });

  test('is refused while money is moving', async () => {
    const payment = { method: 'tok_timeout_before', capture: 'automatic' };
    const placed = await service.call({
      ...placing(service.tokens.ada, { ...cart, payment }),
      once: true,
    });
    expect(placed.status).toBe(503);
    expectProblem(await service.call(erasing()), { status: 409, code: 'order-unsettled' });
  });
});
