import { beforeEach, describe, expect, test } from '@jest/globals';
import { otherBodyOf } from '#test/http/support/other-body';
import { expectProblem, expectRefused } from '#test/http/support/problems';
import {
  canceling,
  cart,
  expectSampleDone,
  givenOrder,
  knownFor,
  named,
  newKey,
  placing,
  sampleOf,
  withKey,
} from '#test/http/support/samples';
import { type Call, startService, type TestService } from '#test/http/support/service';

let service: TestService;
beforeEach(async () => {
  service = await startService();
});

const reused = { status: 422, code: 'idempotency-key-reused' } as const;

/** Another body that the operation accepts, where changing one field of its example is not enough. */
const otherBodies: Readonly<Record<string, object>> = {
  placeOrder: { note: 'another' },
  editOrder: { cancel: [] },
  fulfillOrder: { lines: [{ lineId: '1', quantity: 1 }] },
  shipFulfillment: { tracking: { carrier: 'UPS', number: '1Z9' } },
  receiveReturn: { lines: [{ lineId: '1', quantity: 1, restock: false }] },
};

describe.each(named(withKey))('%s', (id, operation) => {
  const sample = async (): Promise<Call> =>
    sampleOf(operation, await knownFor(service, operation, { ...cart, externalReference: 'first' }));

  test('is executed once, however often it is sent', async () => {
    const call = await sample();
    const first = await service.call(call);
    expectSampleDone(operation, first);
    expect(first.headers).not.toHaveProperty('idempotency-replayed');
    const commits = service.commits();
    for (let count = 0; count < 3; count += 1) {
      const again = await service.call(call);
      expect([again.status, again.body, again.headers['idempotency-replayed']]).toEqual([
        first.status,
        first.body,
        'true',
      ]);
      expect(again.headers.etag).toBe(first.headers.etag);
    }
    expect(service.commits()).toBe(commits);
  });

  test('is executed once when it is sent many times at once', async () => {
    const call = await sample();
    const commits = service.commits();
    const answers = await Promise.all(Array.from({ length: 20 }, () => service.call(call)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
    expect(answers.filter(({ headers }) => headers['idempotency-replayed'] === undefined)).toHaveLength(1);
    // A payment is an intent and an outcome.
    expect(service.commits()).toBe(commits + (operation.tag === 'Payments' ? 2 : 1));
  });

  test('is refused with the key of another body', async () => {
    const other = otherBodies[id] ?? otherBodyOf(operation);
    if (other === null) return;
    const call = await sample();
    await service.call(call);
    await expectRefused(service, { ...call, body: { ...(call.body as object), ...other } }, reused);
  });

  test('of another caller is another command with the same key', async () => {
    const call = await sample();
    const first = await service.call(call);
    const token = await service.issuer.staff('op_2');
    const again = await service.call({ ...call, token });
    expect(again.headers).not.toHaveProperty('idempotency-replayed');
    if (again.body === first.body)
      throw new Error(
        `${id} with another key gives the same reply, so it changes nothing when it is repeated, and needs no key. ` +
          `In its operation write method: 'PUT' and commandHeaders: { idempotencyKey: 'none', ifMatch: 'required' }, as ` +
          `src/adapters/http/operations/orders/replace-shipping-address.ts does (npm run new:use-case -- <area>/<name> --kind set). ` +
          'If a repetition shall change something, let the use case write an event each time.',
      );
  });

  test('that was refused at the edge leaves its key unused', async () => {
    const call = await sample();
    const commits = service.commits();
    expect((await service.call({ ...call, body: [] })).status).toBe(422);
    expect(service.commits()).toBe(commits);
    const done = await service.call(call);
    expectSampleDone(operation, done);
    expect(done.headers).not.toHaveProperty('idempotency-replayed');
  });
});

test('every row belongs to an operation with a key, and has another body', () => {
  expect(withKey.map(({ id }) => id)).toEqual(expect.arrayContaining(Object.keys(otherBodies)));
  const derived = withKey
    .filter(({ id }) => !Object.hasOwn(otherBodies, id))
    .map((each) => [each.id, otherBodyOf(each)]);
  expect(Object.fromEntries(derived)).toMatchObject({
    adjustStock: { delta: 13 },
    cancelOrder: { reason: 'changed my mind too' },
    confirmOrder: null,
    placeHold: { reason: 'the address looks odd too' },
  });
});

test('a command without a key is refused', async () => {
  const { 'idempotency-key': _, ...headers } = placing(service.tokens.ada).headers ?? {};
  const refused = await service.call({ ...placing(service.tokens.ada), headers });
  expectProblem(refused, { status: 400, code: 'idempotency-key-missing' });
});

test('a refusal is not recorded: the key works for the corrected command', async () => {
  const key = { 'idempotency-key': newKey() };
  const short = placing(service.tokens.ada, { ...cart, lines: [{ sku: 'CAP', quantity: 3 }] }, key);
  await expectRefused(service, short, { status: 409, code: 'out-of-stock', pointers: ['/lines/0/quantity'] });
  const placed = await service.call(
    placing(service.tokens.ada, { ...cart, lines: [{ sku: 'CAP', quantity: 2 }] }, key),
  );
  expect(placed.status).toBe(201);
});

test('the same key on another path is another command', async () => {
  const [first, second] = [
    await givenOrder(service, service.tokens.ada),
    await givenOrder(service, service.tokens.ada),
  ];
  const key = { 'idempotency-key': newKey() };
  const canceled = [
    await service.call(canceling(service.tokens.ada, first, undefined, key)),
    await service.call(canceling(service.tokens.ada, second, undefined, key)),
  ];
  expect(canceled.map(({ status, json }) => [status, json.id])).toEqual([
    [200, first],
    [200, second],
  ]);
  const counted = [];
  for (const sku of ['MUG', 'CAP'])
    counted.push(
      await service.call({
        method: 'POST',
        path: `/v1/products/${sku}/stock/adjustments`,
        headers: key,
        body: { delta: 1, reason: 'counted' },
      }),
    );
  expect(counted.map(({ json }) => json)).toEqual([
    { sku: 'MUG', available: 51, owed: 0 },
    { sku: 'CAP', available: 3, owed: 0 },
  ]);
});

test('a customer and a member of staff with the same id have separate keys', async () => {
  const key = { 'idempotency-key': newKey() };
  const customer = await service.call(placing(service.tokens.ada, cart, key));
  const staff = await service.call(placing(await service.issuer.staff('cus_ada'), cart, key));
  expect([customer.status, staff.status]).toEqual([201, 201]);
  expect(staff.json.id).not.toBe(customer.json.id);
});

test('keys are case-sensitive', async () => {
  const first = await service.call(placing(service.tokens.ada, cart, { 'idempotency-key': 'Key' }));
  const second = await service.call(placing(service.tokens.ada, cart, { 'idempotency-key': 'key' }));
  expect(second.json.id).not.toBe(first.json.id);
});

test('a replay ignores If-Match', async () => {
  const id = await givenOrder(service, service.tokens.ada);
  const call = canceling(service.tokens.ada, id, undefined, { 'if-match': '"1"' });
  const first = await service.call(call);
  const again = await service.call(call);
  expect([again.status, again.body]).toEqual([200, first.body]);
});

test('a replay succeeds after a price change and without stock', async () => {
  const call = placing(service.tokens.ada, {
    ...cart,
    lines: [{ sku: 'CAP', quantity: 2 }],
    expectedTotalAmount: 4034,
  });
  const first = await service.call(call);
  expect(first.status).toBe(201);
  await service.call({
    method: 'PUT',
    path: '/v1/products/CAP',
    body: { name: 'Cap', prices: { EUR: 9_999 }, taxCategory: 'standard', requiresShipping: true },
  });
  const again = await service.call(call);
  expect([again.status, again.body, again.headers['idempotency-replayed']]).toEqual([201, first.body, 'true']);
});

test('a replay requires the same caller', async () => {
  const call = placing(service.tokens.ada, cart);
  await service.call(call);
  expectProblem(await service.call({ ...call, token: null }), { status: 401, code: 'unauthenticated' });
});
