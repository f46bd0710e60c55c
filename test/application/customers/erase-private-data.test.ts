import { describe, expect, test } from '@jest/globals';
import { erasePrivateData } from '#application/customers/erase-private-data';
import type { Ports } from '#application/ports';
import { days, hours } from '#domain/instant';
import { journalOf } from '#domain/orders/events/journal';
import { ada } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { seededOrderIds } from '#test/builders/order-ids';
import { canceled, changed, completed, confirmed, orderRecord, updated, writing } from '#test/builders/orders';
import { counted } from '#test/builders/ports';
import { projecting } from '#test/builders/ports/projected';
import { bySystem } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { shippedSettings } from '#test/builders/shop';
import { memoryWorld } from '#test/builders/world';

const unchanged = { seen: 0, changed: [], postponed: [], failed: [], next: null };
const ids = seededOrderIds();
const recordAt = (at: number) => orderRecord({ id: ids.next(ada, at), at, private: { email: 'ada@example.com' } });
const done = changed(changed(recordAt(tenOClock), [confirmed]), [completed], { at: tenOClock + hours(2) });
const gone = changed(recordAt(tenOClock + 1), [canceled], { at: tenOClock + hours(3) });
const open = changed(recordAt(tenOClock + 2), [confirmed]);

/** The projections follow each commit within the same turn of the event loop. */
const projected = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** A shop that keeps private data for some days; its projections follow each commit. */
const shop = async (privateDataDays: number | undefined, ...records: readonly (typeof done)[]) => {
  const world = memoryWorld({ settings: { privateDataDays } });
  projecting(world.store, { ...shippedSettings, privateDataDays });
  for (const record of records) {
    const [first, ...later] = record.changes;
    let stored = { ...record, changes: [first] as typeof record.changes };
    await world.ports.commit([writing(stored)]);
    for (const change of later) {
      stored = { ...stored, changes: [...stored.changes, change] };
      await world.ports.commit([writing(stored)]);
    }
  }
  await projected();
  const sweep = async (ports = world.ports, after?: typeof done.id) =>
    answerOf(await erasePrivateData.with(ports)({ after, limit: 100 }, bySystem()));
  return { ...world, sweep, atDays: (count: number, more = 0) => world.clock.set(tenOClock + days(count) + more) };
};

describe('the private data of orders', () => {
  test('is erased when they are closed for as long as the shop says', async () => {
    const { ports, sweep, atDays } = await shop(30, done, gone, open);
    atDays(30, hours(2) - 1);
    expect(await sweep()).toMatchObject({ changed: [], failed: [] });
    atDays(30, hours(2));
    expect(await sweep()).toEqual({ ...unchanged, seen: 2, changed: [done.id] });
    const after = await ports.orders.find(done.id);
    expect([after?.revisions, after && journalOf(after).at(-1)]).toMatchObject([
      [],
      { event: { type: 'order.erased' }, actor: { role: 'system' } },
    ]);
    await projected();
    expect(await sweep()).toEqual({ ...unchanged, seen: 1 });
    atDays(31);
    expect(await sweep()).toEqual({ ...unchanged, seen: 1, changed: [gone.id] });
    await projected();
    expect(await sweep()).toEqual(unchanged);
    atDays(9_000);
    expect(await ports.orders.find(open.id)).toEqual(open);
  });

  test('stays, and nothing is listed nor read, where the shop says nothing', async () => {
    const { ports, store, sweep, atDays } = await shop(undefined, done, gone);
    atDays(9_000);
    const { ports: counting, calls } = counted(ports);
    expect(await sweep(counting)).toEqual(unchanged);
    expect([calls, store.privateEntries.size]).toEqual([{}, 0]);
  });

  test('is not read before any order is old enough', async () => {
    const { ports, sweep, atDays } = await shop(30, done, gone);
    atDays(30, -1);
    const { ports: counting, calls } = counted(ports);
    expect(await sweep(counting)).toEqual(unchanged);
    expect([calls['privateOrders.page'], calls['orders.find']]).toEqual([1, undefined]);
  });

  test('is erased once by two sweeps at once', async () => {
    const { ports, sweep, atDays } = await shop(30, done, gone);
    atDays(40);
    const both = await Promise.all([sweep(), sweep()]);
    expect(both.flatMap(({ changed: erased }) => erased).toSorted()).toEqual([done.id, gone.id].toSorted());
    expect((await ports.orders.find(done.id))?.changes).toHaveLength(done.changes.length + 1);
  });

  test('stays when the order changes in the moment of its erasure', async () => {
    const { ports, sweep, atDays, clock } = await shop(30, done);
    atDays(40);
    const eraseOrder: Ports['eraseOrder'] = async (before, after) => {
      const noted = { at: clock.now(), private: { internalNote: 'odd' } };
      await ports.commit([writing(changed(before, [updated('internalNote')], noted))]);
      return ports.eraseOrder(before, after);
    };
    expect(await sweep({ ...ports, eraseOrder })).toEqual({ ...unchanged, seen: 1 });
    expect((await ports.orders.find(done.id))?.revisions).toHaveLength(2);
  });

  test('of the others is erased when one order cannot be', async () => {
    const { ports, sweep, atDays } = await shop(30, done, gone);
    atDays(40);
    const eraseOrder: Ports['eraseOrder'] = async (before, after) => {
      if (before.id === gone.id) throw new RangeError('a defect');
      return ports.eraseOrder(before, after);
    };
    const swept = await sweep({ ...ports, eraseOrder });
    expect([swept.changed, swept.failed.map(({ id }) => id)]).toEqual([[done.id], [gone.id]]);
    await projected();
    expect(await sweep()).toEqual({ ...unchanged, seen: 1, changed: [gone.id] });
  });
});

describe('an entry that was left behind', () => {
  test.each([
    ['of a deleted order', undefined],
    ['of an order without private data', changed(orderRecord(), [canceled])],
    ['of an open order', open],
  ])('%s is taken back', async (_, record) => {
    const { ports, sweep, atDays, store } = await shop(30, ...(record === undefined ? [] : [record]));
    await ports.writePrivateOrders([{ orderId: record?.id ?? gone.id, isListed: true }]);
    atDays(40);
    expect(await sweep()).toEqual({ ...unchanged, seen: 1 });
    expect(store.privateEntries.size).toBe(0);
  });

  test('comes back when its order gets private data meanwhile', async () => {
    const empty = changed(orderRecord(), [canceled]);
    const { ports, sweep, atDays, store } = await shop(30, empty);
    await ports.writePrivateOrders([{ orderId: empty.id, isListed: true }]);
    atDays(40);
    const writePrivateOrders: Ports['writePrivateOrders'] = async (entries) => {
      const found = await ports.orders.find(empty.id);
      if (found?.revisions.length === 0)
        await ports.commit([writing(changed(found, [updated('note')], { private: { note: 'ring' } }))]);
      await ports.writePrivateOrders(entries);
    };
    expect(await sweep({ ...ports, writePrivateOrders })).toEqual({ ...unchanged, seen: 1 });
    await projected();
    expect([...store.privateEntries]).toEqual([empty.id]);
  });
});
