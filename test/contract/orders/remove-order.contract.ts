import { expect, test } from '@jest/globals';
import type { Committed } from '#application/ports';
import type { OrderRecord } from '#domain/orders/events';
import { ada, bob } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { canceled, changed, completed, confirmed, receiptOf, referring, writing } from '#test/builders/orders';
import { eventually, given, givenOrder, newOrder, type Suite, type World, whyRejected } from '#test/contract/world';

/** A stored canceled order, with its reference if it has one. */
const givenCanceled = async (world: World, externalReference: string | null = null): Promise<OrderRecord> => {
  const record = newOrder(world, { externalReference });
  const reference = externalReference === null ? [] : [referring(record, externalReference)];
  await given(world, writing(record), ...reference);
  const after = changed(record, [canceled]);
  await given(world, writing(after));
  return after;
};

const committed: Committed = { kind: 'committed' };

export const removeOrderSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: a removed order is missing in reads and lists`, async () => {
    const world = await makeWorld();
    const record = await givenCanceled(world);
    const other = await givenOrder(world, { at: tenOClock + 1 });
    expect(await world.ports.removeOrder(record)).toEqual(committed);
    expect(await world.ports.orders.find(record.id)).toBeUndefined();
    expect(await world.ports.orderBatches.find([record.id, other.id])).toEqual([other]);
    for (const list of [
      () => world.ports.orderLists.ofShop({ limit: 9 }),
      () => world.ports.orderLists.ofCustomer(ada, { limit: 9 }),
    ])
      await eventually(async () => expect((await list()).items.map(({ id }) => id)).toEqual([other.id]));
  });

  test(`${adapterName}: a removal releases the reference for another order`, async () => {
    const world = await makeWorld();
    const record = await givenCanceled(world, 'web-1');
    const other = await givenCanceled(world, 'web-2');
    expect(await world.ports.removeOrder(record)).toEqual(committed);
    expect(await world.ports.externalReferences.find('web-1')).toEqual([]);
    expect(await world.ports.externalReferences.find('web-2')).toEqual([other.id]);
    const next = newOrder(world, { externalReference: 'web-1' });
    await given(world, writing(next), referring(next, 'web-1'));
    expect(await world.ports.externalReferences.find('web-1')).toEqual([next.id]);
  });

  test(`${adapterName}: a removal leaves the same reference of other owners alone`, async () => {
    const world = await makeWorld();
    const record = await givenCanceled(world, 'web-1');
    const others = [newOrder(world, { customerId: bob }), newOrder(world, { actor: { role: 'staff', id: 'op_1' } })];
    for (const other of others) await given(world, referring(other, 'web-1'));
    expect(await world.ports.removeOrder(record)).toEqual(committed);
    const left = await world.ports.externalReferences.find('web-1');
    expect(left.toSorted()).toEqual(others.map(({ id }) => id).toSorted());
  });

  test(`${adapterName}: an order whose reference was never stored is removed`, async () => {
    const world = await makeWorld();
    const record = await givenOrder(world, { externalReference: 'web-1' });
    expect(await world.ports.removeOrder(record)).toEqual(committed);
    expect(await world.ports.orders.find(record.id)).toBeUndefined();
  });

  test.each([
    ['alone', null],
    ['with its reference', 'web-1'],
  ])(`${adapterName}: a changed order stays and is in the rejection: %s`, async (_, externalReference) => {
    const world = await makeWorld();
    const record = newOrder(world, { externalReference });
    await given(world, writing(record));
    if (externalReference !== null) await given(world, referring(record, externalReference));
    const after = changed(record, [confirmed]);
    await given(world, writing(after));
    const stale = { kind: 'order-changed', record: after };
    expect(whyRejected(await world.ports.removeOrder(record))).toEqual(stale);
    expect(whyRejected(await world.ports.removeOrder(changed(after, [completed])))).toEqual(stale);
    expect(await world.ports.orders.find(record.id)).toEqual(after);
    if (externalReference !== null)
      expect(await world.ports.externalReferences.find(externalReference)).toEqual([record.id]);
  });

  test.each([
    ['alone', null],
    ['with its reference', 'web-1'],
  ])(`${adapterName}: a missing order is rejected as missing: %s`, async (_, externalReference) => {
    const world = await makeWorld();
    const record = newOrder(world, { externalReference });
    const missing = { kind: 'order-changed', record: undefined };
    expect(whyRejected(await world.ports.removeOrder(record))).toEqual(missing);
    const removed = await givenCanceled(world, externalReference);
    expect(await world.ports.removeOrder(removed)).toEqual(committed);
    expect(whyRejected(await world.ports.removeOrder(removed))).toEqual(missing);
  });

  test(`${adapterName}: a removal does not release a reference that another order has taken since`, async () => {
    const world = await makeWorld();
    const record = await givenCanceled(world, 'web-1');
    await world.ports.removeOrder(record);
    const next = newOrder(world, { externalReference: 'web-1', at: record.changes[0].at + 1 });
    await given(world, writing(next), referring(next, 'web-1'));
    expect(whyRejected(await world.ports.removeOrder(record))).toEqual({ kind: 'order-changed', record: undefined });
    expect(await world.ports.externalReferences.find('web-1')).toEqual([next.id]);
    expect(await world.ports.orders.find(next.id)).toEqual(next);
  });

  test(`${adapterName}: an order whose reference belongs to another order stays with the reference`, async () => {
    const world = await makeWorld();
    const record = await givenOrder(world, { externalReference: 'web-1' });
    const other = newOrder(world);
    await given(world, referring(other, 'web-1'));
    await expect(world.ports.removeOrder(record)).rejects.toThrow('a stored item is missing: reference');
    expect(await world.ports.externalReferences.find('web-1')).toEqual([other.id]);
    expect(await world.ports.orders.find(record.id)).toEqual(record);
  });

  test(`${adapterName}: a removed order cannot be changed, and its receipt stays`, async () => {
    const world = await makeWorld();
    const record = await givenCanceled(world);
    await given(world, { kind: 'receipt', receipt: receiptOf(record) });
    await world.ports.removeOrder(record);
    expect(whyRejected(await world.ports.commit([writing(changed(record, [completed]))]))).toEqual({
      kind: 'order-changed',
      record: undefined,
    });
    expect(await world.ports.receipts.find(receiptOf(record).key)).toEqual(receiptOf(record));
  });

  test(`${adapterName}: only one of a concurrent removal and change is committed`, async () => {
    const world = await makeWorld();
    for (let round = 0; round < 5; round += 1) {
      const record = await givenCanceled(world, `web-${round}`);
      const after = changed(record, [completed]);
      const [removal, change] = await Promise.all([
        world.ports.removeOrder(record),
        world.ports.commit([writing(after)]),
      ]);
      expect([removal.kind, change.kind].toSorted()).toEqual(['committed', 'rejected']);
      const left = removal.kind === 'committed' ? undefined : after;
      expect(await world.ports.orders.find(record.id)).toEqual(left);
      expect(await world.ports.externalReferences.find(`web-${round}`)).toEqual(left === undefined ? [] : [left.id]);
    }
  });

  test(`${adapterName}: a caller's change of a rejection does not change the stored order`, async () => {
    const world = await makeWorld();
    const stored = await givenOrder(world);
    const why = whyRejected(await world.ports.removeOrder(changed(stored, [confirmed])));
    if (why.kind === 'order-changed') (why.record as { customerId: unknown }).customerId = bob;
    expect(await world.ports.orders.find(stored.id)).toEqual(stored);
  });
};
