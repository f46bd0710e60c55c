import { describe, expect, test } from '@jest/globals';
import type { Expectation } from '#application/expectation';
import type { ChangeRefusal } from '#application/orders/change-order';
import type { Ports } from '#application/ports';
import type { Done, Request } from '#application/use-case';
import type { OrderEvent, OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import type { Order, OrderStatus } from '#domain/orders/order';
import { type OrderId, orderIdOf } from '#domain/orders/order-id';
import type { PrivateChange } from '#domain/orders/private-data';
import type { Refusal, Result } from '#domain/result';
import { ada, anybody, bob, customer, staff } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { testTags } from '#test/builders/order-ids';
import { changed, updated, writing } from '#test/builders/orders';
import { counted, outpaced } from '#test/builders/ports';
import { product } from '#test/builders/products';
import { cause, request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

/** The id of the order of the tests. */
export const id = orderIdOf({ tag: testTags.tagAt(ada, tenOClock), at: tenOClock, random: '5T' });

export type Answer = Result<Done<Order>, Refusal>;
export type Command = {
  readonly of: string;
  readonly run: (ports: Ports, aRequest: Request, id: OrderId) => Promise<Answer>;
  /** The order of the tests. */
  readonly on: OrderRecord;
  readonly event: OrderEvent;
  readonly keeps?: PrivateChange;
  readonly leaves: OrderStatus;
};

export const world = (record: OrderRecord) => memoryWorld({ products: [product()], orders: [record] });
const stored = async (ports: Ports): Promise<OrderRecord> => {
  const record = await ports.orders.find(id);
  if (record === undefined) throw new Error('the order is not there');
  return record;
};
export const byStaff = (wanted: Parameters<typeof request>[0] = {}) => request({ caller: staff('op_7'), ...wanted });
const version = (number: number): Expectation => ({ kind: 'version', version: number });
const notFound: ChangeRefusal = { kind: 'order-not-found' };

/** What holds of every command on an order, whatever it decides. */
export const describeCommand = ({ of, run, on, event, keeps, leaves }: Command): void => {
  describe(of, () => {
    const versions = on.changes.length;

    test('writes one change with actor and cause and returns the new order', async () => {
      const { ports, advance } = world(on);
      advance(600_000);
      const aRequest = byStaff();
      const { value, replayed } = answerOf(await run(ports, aRequest, id));
      const record = await stored(ports);
      expect(replayed).toBe(false);
      expect(value).toEqual(fold(record));
      expect(value).toMatchObject({ id, status: leaves, version: versions + 1, updatedAt: tenOClock + 600_000 });
      expect(record.changes.at(-1)).toEqual({
        at: tenOClock + 600_000,
        actor: { role: 'staff', id: 'op_7' },
        cause: aRequest.cause,
        trace: aRequest.trace,
        events: [event],
      });
      expect(record.revisions).toEqual(
        keeps === undefined ? on.revisions : [...on.revisions, { ...keeps, version: versions + 1 }],
      );
    });

    test('takes two calls of the table', async () => {
      const { ports, calls } = counted(world(on).ports);
      answerOf(await run(ports, byStaff(), id));
      expect(calls).toMatchObject({ 'orders.find': 1, commit: 1 });
      // Tax rates, settings and the facts of products are in the memory of a process.
      const outside = Object.keys(calls).filter((name) => !/^(taxRates\.|shop\.|products\.facts$)/.test(name));
      expect(outside.toSorted()).toEqual(['clock.now', 'commit', 'orders.find']);
    });

    test('a second time is a replay, after later changes and with any expected version', async () => {
      const { ports, advance } = world(on);
      const aRequest = byStaff({ expects: version(versions) });
      const first = answerOf(await run(ports, aRequest, id));
      advance(1_000);
      expect(answerOf(await run(ports, aRequest, id))).toEqual({ value: first.value, replayed: true });
      await ports.commit([writing(changed(await stored(ports), [updated('note')], { private: { note: 'later' } }))]);
      expect(answerOf(await run(ports, aRequest, id))).toEqual({ value: first.value, replayed: true });
      expect((await stored(ports)).changes).toHaveLength(versions + 2);
    });

    test('ten times concurrently succeeds once', async () => {
      const { ports } = world(on);
      const aRequest = byStaff();
      const answers = (await Promise.all(Array.from({ length: 10 }, () => run(ports, aRequest, id)))).map(answerOf);
      expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(1);
      expect(new Set(answers.map(({ value }) => JSON.stringify(value))).size).toBe(1);
      expect((await stored(ports)).changes).toHaveLength(versions + 1);
    });

    test('with the key of another body is refused', async () => {
      const { ports } = world(on);
      answerOf(await run(ports, byStaff({ cause: cause('one key', 'one body') }), id));
      const other = await run(ports, byStaff({ cause: cause('one key', 'another body') }), id);
      expect(refusalOf(other)).toEqual({ kind: 'idempotency-key-reused' });
    });

    test.each<[string, Expectation]>([
      ['any version', { kind: 'exists' }],
      ['the current version', version(versions)],
    ])('accepts %s', async (_, expects) =>
      expect((await run(world(on).ports, byStaff({ expects }), id)).ok).toBe(true),
    );

    test.each<[string, Expectation]>([
      ['an older version', version(versions - 1)],
      ['a newer version', version(versions + 1)],
      ['the expectation of absence', { kind: 'absent' }],
    ])('refuses %s', async (_, expects) => {
      const { ports } = world(on);
      expect(refusalOf(await run(ports, byStaff({ expects }), id))).toEqual({
        kind: 'version-mismatch',
        currentVersion: versions,
      });
      expect(await stored(ports)).toEqual(on);
    });

    test.each([
      ['another customer', customer(bob)],
      ['nobody in particular', anybody],
    ])('by %s finds no order, without a read', async (_, caller) => {
      const { ports, calls } = counted(world(on).ports);
      expect(refusalOf(await run(ports, request({ caller }), id))).toEqual(notFound);
      expect(calls['orders.find']).toBeUndefined();
      expect(await stored(ports)).toEqual(on);
    });

    test('of an order that was never placed finds no order', async () => {
      const other = orderIdOf({ tag: testTags.tagAt(ada, tenOClock), at: tenOClock + 1, random: '5T' });
      expect(refusalOf(await run(world(on).ports, byStaff(), other))).toEqual(notFound);
    });

    test('is decided on the new state after a lost race', async () => {
      const { ports } = world(on);
      const racing = outpaced(ports, async () => {
        await ports.commit([
          writing(changed(await stored(ports), [updated('email')], { private: { email: 'a@b.example' } })),
        ]);
      });
      const { value } = answerOf(await run(racing, byStaff(), id));
      expect(value).toMatchObject({ version: versions + 2, status: leaves, private: { email: 'a@b.example' } });
    });
  });
};
