import { expect, test } from '@jest/globals';
import type { OrderRecord } from '#domain/orders/events';
import { bob } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { canceled, changed, writing } from '#test/builders/orders';
import { given, givenOrder, newOrder, type Suite } from '#test/contract/world';

export const orderBatchesSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: several orders are found without duplicates, and missing orders are left out`, async () => {
    const world = await makeWorld();
    const one = await givenOrder(world, { externalReference: 'web-1' });
    const two = await givenOrder(world, { customerId: bob, at: tenOClock + 1 });
    await givenOrder(world, { at: tenOClock + 2 });
    const missing = newOrder(world, { at: tenOClock + 3 });
    const found = await world.ports.orderBatches.find([two.id, missing.id, one.id, two.id]);
    expect(new Set(found)).toEqual(new Set([one, two]));
    expect(found).toHaveLength(2);
    expect(await world.ports.orderBatches.find([missing.id])).toEqual([]);
    expect(await world.ports.orderBatches.find([])).toEqual([]);
  });

  test(`${adapterName}: orders are found in the state of the last commit`, async () => {
    const world = await makeWorld();
    const record = await givenOrder(world);
    await world.ports.orderBatches.find([record.id]);
    const after = changed(record, [canceled], { private: { reason: 'changed my mind' } });
    await given(world, writing(after));
    expect(await world.ports.orderBatches.find([record.id])).toEqual([after]);
  });

  test(`${adapterName}: one call returns 100 orders`, async () => {
    const world = await makeWorld();
    const records: OrderRecord[] = [];
    for (let index = 0; index < 100; index += 1) records.push(await givenOrder(world, { at: tenOClock + index }));
    const found = await world.ports.orderBatches.find(records.map(({ id }) => id));
    expect(found.toSorted((left, right) => left.changes[0].at - right.changes[0].at)).toEqual(records);
  });
};
