import { describe, expect, test } from '@jest/globals';
import type { Expectation } from '#application/expectation';
import { changeOrder } from '#application/orders/change-order';
import { cancelOrder } from '#application/orders/lifecycle/cancel-order';
import type { Ports } from '#application/ports';
import type { Request } from '#application/use-case';
import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { type OrderId, orderIdOf } from '#domain/orders/order-id';
import { ok } from '#domain/result';
import { ada, anybody, bob, customer, staff } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { collidingTags, testTags } from '#test/builders/order-ids';
import { canceled, changed, completed, confirmed, line, orderRecord, updated, writing } from '#test/builders/orders';
import { counted, outpaced } from '#test/builders/ports';
import { mug, product, sku } from '#test/builders/products';
import { cause, request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

const adasId = orderIdOf({ tag: testTags.tagAt(ada, tenOClock), at: tenOClock, random: '5T' });

/** Ada's order of three shirts and a mug. */
const placed = orderRecord({
  id: adasId,
  lines: [line({ quantity: 2 }), line({ sku: 'MUG', unitAmount: 850, quantity: 1 }), line({ quantity: 1 })],
});

const world = (record: OrderRecord = placed) =>
  memoryWorld({ products: [product({ available: 7 }), mug({ available: 9 })], orders: [record] });

const cancel = (ports: Ports, aRequest: Request = request(), id: OrderId = adasId) =>
  cancelOrder.with(ports)({ id, reason: 'changed my mind', lines: undefined }, aRequest);

const available = async (ports: Ports, text = 'TEE-M') => (await ports.products.find(sku(text)))?.available;
const stored = async (ports: Ports): Promise<OrderRecord> => {
  const record = await ports.orders.find(adasId);
  if (record === undefined) throw new Error('the order is not there');
  return record;
};

/** A change of the order by another command, committed at once. */
const note = async (ports: Ports, text: string, events = [confirmed] as Parameters<typeof changed>[1]) => {
  const committed = await ports.commit([writing(changed(await stored(ports), events, { private: { note: text } }))]);
  expect(committed.kind).toBe('committed');
};

const version = (number: number): Expectation => ({ kind: 'version', version: number });

describe('canceling an order', () => {
  test('returns the canceled order and its units to the stock', async () => {
    const { ports, advance } = world();
    advance(5_000);
    const { value, replayed } = answerOf(await cancel(ports));
    expect(replayed).toBe(false);
    expect(value).toMatchObject({ id: adasId, status: 'canceled', version: 2, updatedAt: tenOClock + 5_000 });
    expect(value.lines.map(({ quantity }) => quantity.canceled)).toEqual([2, 1, 1]);
    expect(await available(ports)).toBe(10);
    expect(await available(ports, 'MUG')).toBe(10);
  });

  test('writes the actor, the cause, and the reason as private data', async () => {
    const { ports } = world();
    const aRequest = request({ caller: staff('op_7') });
    answerOf(await cancel(ports, aRequest));
    const record = await stored(ports);
    expect(record.changes[1]).toEqual({
      at: tenOClock,
      actor: { role: 'staff', id: 'op_7' },
      cause: aRequest.cause,
      trace: aRequest.trace,
      events: [{ type: 'order.canceled', data: {} }],
    });
    expect(record.revisions).toEqual([{ version: 2, reason: 'changed my mind' }]);
  });

  test('takes two calls', async () => {
    const { ports, calls } = counted(world().ports);
    answerOf(await cancel(ports));
    expect(calls).toMatchObject({ 'orders.find': 1, commit: 1 });
    expect(calls['receipts.find']).toBeUndefined();
  });

  test('is allowed for a confirmed order', async () => {
    const { ports } = world(changed(placed, [confirmed]));
    expect(answerOf(await cancel(ports)).value).toMatchObject({ status: 'canceled', version: 3 });
  });

  test.each([
    ['canceled', changed(placed, [canceled])],
    ['completed', changed(placed, [confirmed, completed])],
  ] as const)('is refused when it is %s', async (status, record) => {
    const { ports } = world(record);
    expect(refusalOf(await cancel(ports))).toEqual({
      kind: 'order-status-conflict',
      status,
      allowed: ['pending', 'confirmed'],
    });
    expect(await available(ports)).toBe(7);
  });
});

describe('a repeated command', () => {
  test('gets the same reply and returns the units once', async () => {
    const { ports, advance } = world();
    const aRequest = request();
    const first = answerOf(await cancel(ports, aRequest));
    advance(1_000);
    expect(answerOf(await cancel(ports, aRequest))).toEqual({ value: first.value, replayed: true });
    expect(await available(ports)).toBe(10);
  });

  test('gets the order as the command left it after later changes', async () => {
    const { ports } = world();
    const aRequest = request();
    const first = answerOf(await cancel(ports, aRequest));
    await note(ports, 'a word later', [canceled]);
    expect(answerOf(await cancel(ports, aRequest))).toEqual({ value: first.value, replayed: true });
  });

  test('ignores its expected version', async () => {
    const { ports } = world();
    const aRequest = request({ expects: version(1) });
    const first = answerOf(await cancel(ports, aRequest));
    expect(answerOf(await cancel(ports, aRequest))).toEqual({ value: first.value, replayed: true });
  });

  test('with another body is refused', async () => {
    const { ports } = world();
    answerOf(await cancel(ports, request({ cause: cause('one key', 'one body') })));
    const other = await cancel(ports, request({ cause: cause('one key', 'another body') }));
    expect(refusalOf(other)).toEqual({ kind: 'idempotency-key-reused' });
  });

  test('whose key outcomes have too gets the order after the first change', async () => {
    const same = cause();
    const first = changed(placed, [confirmed], { cause: same });
    const later = changed(changed(first, [updated('note')]), [canceled], { cause: same });
    const { ports } = world(later);
    expect(answerOf(await cancel(ports, request({ cause: same })))).toEqual({ value: fold(first), replayed: true });
  });

  test('cancels once when both attempts run at the same time', async () => {
    const { ports } = world();
    const aRequest = request();
    const answers = (await Promise.all(Array.from({ length: 10 }, () => cancel(ports, aRequest)))).map(answerOf);
    expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
    expect(new Set(answers.map(({ value }) => JSON.stringify(value))).size).toBe(1);
    expect(await available(ports)).toBe(10);
  });
});

describe('access to an order', () => {
  test('is for staff and its customer', async () => {
    expect((await cancel(world().ports, request({ caller: customer(ada) }))).ok).toBe(true);
    expect((await cancel(world().ports, request({ caller: staff() }))).ok).toBe(true);
  });

  test.each([
    ['another customer', customer(bob)],
    ['nobody in particular', anybody],
  ])('for %s is refused as missing, without a read', async (_, caller) => {
    const { ports, calls } = counted(world().ports);
    expect(refusalOf(await cancel(ports, request({ caller })))).toEqual({ kind: 'order-not-found' });
    expect(calls['orders.find']).toBeUndefined();
    expect((await stored(ports)).changes).toHaveLength(1);
  });

  test('for another customer with the same tag is refused as missing', async () => {
    const record = orderRecord({ id: orderIdOf({ tag: 'C0111DE', at: tenOClock, random: '5T' }) });
    const { ports } = memoryWorld({ products: [product()], orders: [record], tags: collidingTags });
    const refusal = refusalOf(await cancel(ports, request({ caller: customer(bob) }), record.id));
    expect(refusal).toEqual({ kind: 'order-not-found' });
    expect(await available(ports)).toBe(10);
  });

  test('for another customer with the key of the command is no replay', async () => {
    const { ports } = world();
    const aRequest = request();
    answerOf(await cancel(ports, aRequest));
    expect(refusalOf(await cancel(ports, { ...aRequest, caller: customer(bob) })).kind).toBe('order-not-found');
  });

  test('is refused as missing if the order was never placed', async () => {
    const other = orderIdOf({ tag: testTags.tagAt(ada, tenOClock), at: tenOClock + 1, random: '5T' });
    expect(refusalOf(await cancel(world().ports, request(), other))).toEqual({ kind: 'order-not-found' });
  });
});

describe('an expected version', () => {
  test.each([
    ['nothing', { kind: 'none' }],
    ['any', { kind: 'exists' }],
    ['the current one', version(2)],
  ] as const)('of %s is met', async (_, expects) => {
    const { ports } = world(changed(placed, [confirmed]));
    expect(answerOf(await cancel(ports, request({ expects }))).value.version).toBe(3);
  });

  test.each([
    ['an older one', version(1)],
    ['a newer one', version(3)],
    ['none at all', { kind: 'absent' }],
  ] as const)('of %s is not met', async (_, expects) => {
    const { ports } = world(changed(placed, [confirmed]));
    expect(refusalOf(await cancel(ports, request({ expects })))).toEqual({
      kind: 'version-mismatch',
      currentVersion: 2,
    });
    expect(await available(ports)).toBe(7);
  });

  test('that does not match is refused before a wrong status', async () => {
    const { ports } = world(changed(placed, [canceled]));
    expect(refusalOf(await cancel(ports, request({ expects: version(1) }))).kind).toBe('version-mismatch');
  });
});

describe('a lost race', () => {
  test('is decided again on the new state', async () => {
    const { ports } = world();
    const racing = outpaced(ports, () => note(ports, 'faster'));
    const { value } = answerOf(await cancel(racing));
    expect(value).toMatchObject({ status: 'canceled', version: 3, private: { note: 'faster' } });
    expect(await available(ports)).toBe(10);
  });

  test('needs no second read: the rejection has the new state', async () => {
    const { ports } = world();
    const { ports: watched, calls } = counted(outpaced(ports, () => note(ports, 'faster'), 3));
    answerOf(await cancel(watched));
    expect(calls).toMatchObject({ 'orders.find': 1, commit: 4 });
  });

  test('against a cancellation is refused, and the units are returned once', async () => {
    const { ports } = world();
    const racing = outpaced(ports, () => cancel(ports));
    expect(refusalOf(await cancel(racing)).kind).toBe('order-status-conflict');
    expect(await available(ports)).toBe(10);
  });

  test('against an attempt of the same command is a replay', async () => {
    const { ports } = world();
    const aRequest = request();
    const racing = outpaced(ports, () => cancel(ports, aRequest));
    expect(answerOf(await cancel(racing, aRequest))).toMatchObject({ replayed: true, value: { version: 2 } });
    expect(await available(ports)).toBe(10);
  });

  test('with an expected version is refused', async () => {
    const { ports } = world();
    const racing = outpaced(ports, () => note(ports, 'faster'));
    expect(refusalOf(await cancel(racing, request({ expects: version(1) })))).toEqual({
      kind: 'version-mismatch',
      currentVersion: 2,
    });
  });

  test('is retried in many rounds', async () => {
    const { ports } = world();
    const racing = outpaced(ports, (round) => note(ports, `no. ${round}`), 59);
    expect(answerOf(await cancel(racing)).value).toMatchObject({ version: 61, private: { note: 'no. 59' } });
  });

  test('is refused after sixty rounds, and no units are returned', async () => {
    const { ports } = world();
    const racing = outpaced(ports, (round) => note(ports, `no. ${round}`), 1_000);
    expect(refusalOf(await cancel(racing))).toEqual({ kind: 'order-changed-meanwhile' });
    expect((await stored(ports)).changes).toHaveLength(61);
    expect(await available(ports)).toBe(7);
  });

  test('against a removal finds no order', async () => {
    const { ports, store } = world();
    const racing = outpaced(ports, async () => store.orders.delete(adasId));
    expect(refusalOf(await cancel(racing))).toEqual({ kind: 'order-not-found' });
    expect(await available(ports)).toBe(7);
  });

  // Their ids collide: one tag, one millisecond, one random part. Hers was deleted before his was committed.
  test("against another customer's order under the same id finds nothing and leaves that order as it is", async () => {
    const { ports, store } = world(changed(placed, [confirmed]));
    const other = orderRecord({ id: adasId, customerId: bob });
    const racing = outpaced(ports, async () => {
      store.orders.delete(adasId);
      await ports.commit([writing(other)]);
    });
    expect(refusalOf(await cancel(racing, request({ caller: customer(ada) })))).toEqual({ kind: 'order-not-found' });
    expect(await stored(ports)).toEqual(other);
    expect(await available(ports)).toBe(7);
  });
});

describe('a change of an order', () => {
  const by = (ports: Ports, decide: Parameters<typeof changeOrder>[3], aRequest = request()) =>
    changeOrder(ports, adasId, aRequest, decide);

  test('without events returns the unchanged order and commits nothing', async () => {
    const { ports, calls } = counted(world().ports);
    const answer = answerOf(await by(ports, () => ok({ events: [] })));
    expect(answer).toEqual({ value: fold(placed), replayed: false });
    expect(calls.commit).toBeUndefined();
  });

  test('is never dated before the last change', async () => {
    const { ports } = world(changed(placed, [confirmed], { at: tenOClock + 9_000 }));
    const seen: number[] = [];
    const answer = await by(ports, (_, at) => {
      seen.push(at);
      return ok({ events: [completed] });
    });
    expect(answerOf(answer).value.updatedAt).toBe(tenOClock + 9_000);
    expect(seen).toEqual([tenOClock + 9_000]);
  });

  test('that would be the 501st event is refused, unless it ends the order, whose stock goes back', async () => {
    const full = {
      ...placed,
      changes: [
        placed.changes[0],
        ...Array.from({ length: 499 }, () => ({
          ...placed.changes[0],
          cause: cause(),
          events: [updated('note')] as const,
        })),
      ],
    } as const;
    const { ports } = world(full);
    const written = await by(ports, () => ok({ events: [updated('note')] }));
    expect(refusalOf(written)).toEqual({ kind: 'order-too-large', of: 'events', maximum: 500 });
    expect(await available(ports)).toBe(7);
    expect(answerOf(await cancel(ports)).value).toMatchObject({ status: 'canceled', version: 501 });
    expect(await available(ports)).toBe(10);
  });

  test('with a missing product is a defect and writes nothing', async () => {
    const { ports, store } = world();
    store.products.delete(sku('MUG'));
    await expect(cancel(ports)).rejects.toThrow('a stored item is missing: product MUG');
    expect((await stored(ports)).changes).toHaveLength(1);
    expect(await available(ports)).toBe(7);
  });
});
