import { beforeAll, describe, expect, test } from '@jest/globals';
import type { UseCaseOperation } from '#adapters/http/operation';
import { expectProblem, expectRefusedAtTheEdge } from '#test/http/support/problems';
import {
  cart,
  knownFor,
  named,
  newKey,
  placing,
  prepareFor,
  sampleOf,
  useCaseOperations,
} from '#test/http/support/samples';
import { type Answer, type Call, startService, type TestService } from '#test/http/support/service';

let service: TestService;
beforeAll(async () => {
  service = await startService();
});

const internal = { note: 'returned twice', tags: ['fraud-check'], metadata: { erp: 'erp-4711' } };
const reason = 'the card looks odd';
const secrets = ['returned twice', 'fraud-check', 'erp-4711', reason];
const secretsIn = ({ body, headers }: Answer): readonly string[] =>
  secrets.filter((secret) => `${body}${JSON.stringify(headers)}`.includes(secret));

const as = (token: string, path: string, headers = {}): Call => ({ path, token, headers });
const patching = (token: string, id: string, body: unknown, version = '*'): Call => ({
  method: 'PATCH',
  path: `/v1/orders/${id}`,
  token,
  headers: { 'if-match': version },
  body,
});
const holding = (id: string): Call => ({
  method: 'POST',
  path: `/v1/orders/${id}/holds`,
  token: service.tokens.staff,
  headers: { 'idempotency-key': newKey() },
  body: { reason },
});

/** An order of ada, prepared for an operation. The next version has internal fields, and the one after it a hold. */
const markedOrder = async (
  operation?: UseCaseOperation,
): Promise<{ readonly placement: Call; readonly placed: Answer; readonly id: string }> => {
  const placement = placing(service.tokens.ada, {
    ...cart,
    lines: [{ sku: 'TEE-M', quantity: 2 }],
    note: 'ring twice',
  });
  const placed = await service.call(placement);
  const id = String(placed.json.id);
  if (operation !== undefined) await prepareFor(service, operation, id);
  for (const call of [patching(service.tokens.staff, id, { internal }), holding(id)])
    expect((await service.call(call)).status).toBe(200);
  return { placement, placed, id };
};

const ofCustomers = useCaseOperations.filter(({ access }) => access !== 'public' && access.who === 'customer or staff');

/** The operation about this order: by its path, or by the ids in its body. */
const about = (operation: UseCaseOperation, id: string): Call => {
  const sample = sampleOf(operation, { orderId: id });
  return operation.id === 'batchGetOrders' ? { ...sample, body: { ids: [id] } } : sample;
};

describe.each(named(ofCustomers))('%s', (_, operation) => {
  test('shows a customer nothing that only staff read', async () => {
    const { id } = await markedOrder(operation);
    if (operation.path.includes('{customerId}')) await knownFor(service, operation);
    const answer = await service.call({ ...about(operation, id), token: service.tokens.ada });
    expect([operation.id, answer.status < 300, secretsIn(answer)]).toEqual([operation.id, true, []]);
    expect(answer.body).not.toMatch(/"internal|"role":"staff","id"/);
  });
});

test.each(['getOrder', 'batchGetOrders', 'cancelOrder', 'updateOrder', 'replaceShippingAddress'])(
  '%s shows staff their own fields and the reason of a hold',
  async (operationId) => {
    const { id } = await markedOrder();
    const operation = ofCustomers.find((each) => each.id === operationId);
    if (operation === undefined) throw new Error(`there is no operation ${operationId}`);
    expect(secretsIn(await service.call(about(operation, id)))).toEqual(secrets);
  },
);

test('a customer sees that an order is held and since when; staff see why', async () => {
  const { id } = await markedOrder();
  const path = `/v1/orders/${id}`;
  const [seen, whole] = [await service.call(as(service.tokens.ada, path)), await service.call({ path })];
  const placedAt = expect.stringMatching(/Z$/);
  expect(seen.json.holds).toEqual([{ id: 'hold_3', placedAt }]);
  expect(whole.json.holds).toEqual([{ id: 'hold_3', reason, placedAt }]);
  expect(whole.json.internal).toEqual(internal);
  const { internal: _, ...rest } = whole.json;
  expect(seen.json).toEqual({ ...rest, holds: seen.json.holds });
});

test('each version shows staff the internal fields of that time, and a customer none', async () => {
  const { id } = await markedOrder();
  const versions = await Promise.all(
    [1, 2, 3].map(async (version) => {
      const path = `/v1/orders/${id}?version=${version}`;
      return [await service.call(as(service.tokens.ada, path)), await service.call({ path })] as const;
    }),
  );
  expect(versions.map(([seen]) => [seen.headers.etag, secretsIn(seen)])).toEqual([
    ['"1"', []],
    ['"2"', []],
    ['"3"', []],
  ]);
  expect(versions.map(([, whole]) => whole.json.internal)).toEqual([
    { note: null, tags: [], metadata: {} },
    internal,
    internal,
  ]);
});

test('the journal tells a customer that staff acted, and staff who, what and why', async () => {
  const { id } = await markedOrder();
  const path = `/v1/orders/${id}/events`;
  const told = ({ json }: Answer) =>
    (json.events as readonly Record<string, unknown>[])
      .slice(1)
      .map(({ sequence, type, actor, data }) => [sequence, type, actor, data]);
  expect(told(await service.call(as(service.tokens.ada, path)))).toEqual([
    [2, 'order.updated', { role: 'staff' }, { fields: [], taxDestination: null }],
    [3, 'order.held', { role: 'staff' }, { holdId: 'hold_3' }],
  ]);
  const actor = { role: 'staff', id: expect.stringMatching(/./) };
  const fields = ['internalMetadata', 'internalNote', 'internalTags'];
  expect(told(await service.call({ path }))).toEqual([
    [2, 'order.updated', actor, { fields, taxDestination: null }],
    [3, 'order.held', actor, { holdId: 'hold_3', reason }],
  ]);
});

describe('a replay', () => {
  test('of a placement is byte for byte what the customer got, whatever staff wrote since', async () => {
    const { placement, placed } = await markedOrder();
    const replayed = await service.call(placement);
    expect([replayed.body, replayed.headers['idempotency-replayed']]).toEqual([placed.body, 'true']);
    expect(placed.json).not.toHaveProperty('internal');
  });

  test('of a command of staff is byte for byte what staff got, with the internal fields of that time', async () => {
    const { id } = await markedOrder();
    const again = holding(id);
    const held = await service.call(again);
    await service.call(patching(service.tokens.staff, id, { internal: null }));
    expect((await service.call(again)).body).toBe(held.body);
    expect(held.json.internal).toEqual(internal);
  });
});

describe('internal fields', () => {
  test.each([{ note: 'mine' }, {}, null])('of a patch are refused to a customer: %j', async (wanted) => {
    const { id } = await markedOrder();
    const call = patching(service.tokens.ada, id, { note: 'the back door', internal: wanted });
    await expectRefusedAtTheEdge(service, call, { status: 403, code: 'insufficient-scope' });
    const { json } = await service.call({ path: `/v1/orders/${id}` });
    expect(json).toMatchObject({ version: 3, note: 'ring twice', internal });
  });

  test('are not taken by a placement, from anybody', async () => {
    for (const token of [service.tokens.ada, service.tokens.staff])
      expectProblem(await service.call(placing(token, { ...cart, internal })), {
        status: 422,
        code: 'validation-failed',
        pointers: ['/internal'],
      });
  });

  test('are merged: what a patch does not name stays, null removes', async () => {
    const { id } = await markedOrder();
    const patched = async (wanted: unknown) =>
      (await service.call(patching(service.tokens.staff, id, { internal: wanted }))).json.internal;
    expect(await patched({ tags: ['vip'], metadata: { erp: null, crm: '1' } })).toEqual({
      note: 'returned twice',
      tags: ['vip'],
      metadata: { crm: '1' },
    });
    expect(await patched({ note: null })).toEqual({ note: null, tags: ['vip'], metadata: { crm: '1' } });
    expect(await patched(null)).toEqual({ note: null, tags: [], metadata: {} });
  });

  test('have bounds of their own', async () => {
    const { id } = await markedOrder();
    const keys = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`key ${index}`, 'x']));
    expectProblem(await service.call(patching(service.tokens.staff, id, { internal: { metadata: keys } })), {
      status: 422,
      code: 'validation-failed',
      pointers: ['/internal/metadata'],
    });
    expect((await service.call(patching(service.tokens.staff, id, { metadata: keys }))).status).toBe(200);
  });

  test('count as a version: a customer who has not seen it must read again', async () => {
    const { id } = await markedOrder();
    const stale = await service.call(patching(service.tokens.ada, id, { note: null }, '"1"'));
    expectProblem(stale, { status: 412, code: 'version-mismatch' });
    const path = `/v1/orders/${id}`;
    const held = await service.call(as(service.tokens.ada, path, { 'if-none-match': '"1"' }));
    expect([held.status, held.headers.etag, secretsIn(held)]).toEqual([200, '"3"', []]);
  });
});

describe('the language of an order', () => {
  test.each(['de', 'en', null, undefined])('is %s as it was placed', async (locale) => {
    const placed = await service.call(placing(service.tokens.ada, { ...cart, locale }));
    expect([placed.status, placed.json.locale]).toEqual([201, locale ?? null]);
    const read = await service.call(as(service.tokens.ada, `/v1/orders/${placed.json.id}`));
    expect(read.body).toBe(placed.body);
  });

  test.each(['fr', 'DE', 'de-DE', ''])('cannot be "%s"', async (locale) =>
    expectProblem(await service.call(placing(service.tokens.ada, { ...cart, locale })), {
      status: 422,
      code: 'validation-failed',
      pointers: ['/locale'],
    }),
  );
});
