import { expect, test } from '@jest/globals';
import type { OrderId } from '#domain/orders/order-id';
import { ada, bob, customerId } from '#test/builders/callers';
import { referring } from '#test/builders/orders';
import { given, newOrder, type Suite, type World } from '#test/contract/world';

const givenReference = async (world: World, reference: string, of = ada): Promise<OrderId> => {
  const record = newOrder(world, { customerId: of });
  await given(world, referring(record, reference));
  return record.id;
};

/** An order that staff placed for a customer. */
const givenByStaff = async (world: World, reference: string, of = ada): Promise<OrderId> => {
  const record = newOrder(world, { customerId: of, actor: { role: 'staff', id: 'op_1' } });
  await given(world, referring(record, reference));
  return record.id;
};

export const externalReferencesSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: an unused reference finds no order`, async () => {
    const { ports } = await makeWorld();
    for (const reference of ['', 'web-1', 'constructor', '__proto__'])
      for (const owner of [undefined, ada]) expect(await ports.externalReferences.find(reference, owner)).toEqual([]);
  });

  test(`${adapterName}: a reference finds its order after the commit`, async () => {
    const world = await makeWorld();
    const id = await givenReference(world, 'web-1');
    expect(await world.ports.externalReferences.find('web-1')).toEqual([id]);
    expect(await world.ports.externalReferences.find('web-1', ada)).toEqual([id]);
  });

  test(`${adapterName}: references differ by case and every character`, async () => {
    const world = await makeWorld();
    const references = ['Web-1', 'web-1', 'web-1 ', 'wéb-1', '🧀', 'constructor', '__proto__', 'x'.repeat(100)];
    const ids = new Map<string, OrderId>();
    for (const reference of references) ids.set(reference, await givenReference(world, reference));
    for (const [reference, id] of ids) expect(await world.ports.externalReferences.find(reference)).toEqual([id]);
    expect(await world.ports.externalReferences.find('WEB-1')).toEqual([]);
  });

  test(`${adapterName}: a reference that is taken twice stays with the first order`, async () => {
    const world = await makeWorld();
    const id = await givenReference(world, 'web-1');
    const second = await world.ports.commit([referring(newOrder(world))]);
    expect(second.kind).toBe('rejected');
    expect(await world.ports.externalReferences.find('web-1')).toEqual([id]);
  });

  test(`${adapterName}: a reference finds the orders of all owners, and of one customer only theirs and that of staff`, async () => {
    const world = await makeWorld();
    const [adas, bobs] = [await givenReference(world, 'web-1'), await givenReference(world, 'web-1', bob)];
    const staffs = await givenByStaff(world, 'web-1');
    const find = async (...of: Parameters<World['ports']['externalReferences']['find']>) =>
      (await world.ports.externalReferences.find(...of)).toSorted();
    expect(await find('web-1')).toEqual([adas, bobs, staffs].toSorted());
    expect(await find('web-1', ada)).toEqual([adas, staffs].toSorted());
    expect(await find('web-1', customerId('cus_eve'))).toEqual([staffs]);
  });

  test(`${adapterName}: at most 100 orders with one reference are found, and a customer's is always found`, async () => {
    const world = await makeWorld();
    const ids: OrderId[] = [];
    for (let index = 0; index < 101; index += 1) ids.push(await givenReference(world, '1', customerId(`cus_${index}`)));
    expect(await world.ports.externalReferences.find('1')).toHaveLength(100);
    for (const [index, id] of ids.entries())
      expect(await world.ports.externalReferences.find('1', customerId(`cus_${index}`))).toEqual([id]);
  });
};
