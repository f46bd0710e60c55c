import { expect, test } from '@jest/globals';
import type { Committed } from '#application/ports';
import type { OrderRecord } from '#domain/orders/events';
import { ada, bob } from '#test/builders/callers';
import { erasedRecord } from '#test/builders/customers';
import { canceled, changed, confirmed, referring, writing } from '#test/builders/orders';
import { eventually, given, newOrder, type Suite, type World } from '#test/contract/world';

const committed: Committed = { kind: 'committed' };

/** A stored order with private data, an action of the customer and perhaps a reference. */
const givenPersonal = async (world: World, externalReference: string | null = null): Promise<OrderRecord> => {
  const first = newOrder(world, { externalReference, private: { email: 'ada@example.com', note: 'ring' } });
  const reference = externalReference === null ? [] : [referring(first, externalReference)];
  await given(world, writing(first), ...reference);
  const record: OrderRecord = {
    ...changed(first, [confirmed], { private: { internalNote: 'odd', reason: 'why' } }),
    nextAction: { operationId: 'op_1', action: { type: 'provider', clientSecret: 'secret' } },
  };
  await given(world, writing(record));
  return record;
};

export const eraseOrderSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: an erased order keeps its events, and nothing personal`, async () => {
    const world = await makeWorld();
    const record = await givenPersonal(world, 'web-1');
    expect(await world.ports.eraseOrder(record, erasedRecord(record))).toEqual(committed);
    const stored = await world.ports.orders.find(record.id);
    expect(stored).toEqual(erasedRecord(record));
    expect(stored).toMatchObject({ revisions: [], nextAction: null, externalReference: null });
    expect(stored?.changes.slice(0, -1)).toEqual(record.changes);
    await eventually(async () => {
      const { items } = await world.ports.orderLists.ofCustomer(ada, { limit: 9 });
      expect(items.map(({ id, externalReference }) => [id, externalReference])).toEqual([[record.id, null]]);
    });
  });

  test(`${adapterName}: an erasure releases the reference, and no other owner's`, async () => {
    const world = await makeWorld();
    const record = await givenPersonal(world, 'web-1');
    const other = newOrder(world, { customerId: bob });
    await given(world, referring(other, 'web-1'));
    expect(await world.ports.eraseOrder(record, erasedRecord(record))).toEqual(committed);
    expect(await world.ports.externalReferences.find('web-1')).toEqual([other.id]);
  });

  test(`${adapterName}: an erased order takes private data again`, async () => {
    const world = await makeWorld();
    const record = await givenPersonal(world);
    await world.ports.eraseOrder(record, erasedRecord(record));
    const after = changed(erasedRecord(record), [canceled], { private: { note: 'new' } });
    await given(world, writing(after));
    expect(await world.ports.orders.find(record.id)).toEqual(after);
  });

  test(`${adapterName}: an order that has changed is not erased`, async () => {
    const world = await makeWorld();
    const record = await givenPersonal(world, 'web-1');
    const after = changed(record, [canceled]);
    await given(world, writing(after));
    expect(await world.ports.eraseOrder(record, erasedRecord(record))).toEqual({
      kind: 'rejected',
      why: { kind: 'order-changed', record: after },
    });
    expect(await world.ports.orders.find(record.id)).toEqual(after);
    expect(await world.ports.externalReferences.find('web-1')).toEqual([record.id]);
  });
};
