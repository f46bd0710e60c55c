import { expect, test } from '@jest/globals';
import type { OrderId } from '#domain/orders/order-id';
import { bob } from '#test/builders/callers';
import { given, newOrder, type Suite, type World } from '#test/contract/world';

const givenReference = async (world: World, reference: string): Promise<OrderId> => {
  const { id } = newOrder(world);
  await given(world, { kind: 'external-reference', reference, orderId: id });
  return id;
};

export const externalReferencesSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: an unused reference finds no order`, async () => {
    const { ports } = await makeWorld();
    for (const reference of ['', 'web-1', 'constructor', '__proto__'])
      expect(await ports.externalReferences.find(reference)).toBeUndefined();
  });

  test(`${adapterName}: a reference finds its order after the commit`, async () => {
    const world = await makeWorld();
    const id = await givenReference(world, 'web-1');
    expect(await world.ports.externalReferences.find('web-1')).toBe(id);
  });

  test(`${adapterName}: references differ by case and every character`, async () => {
    const world = await makeWorld();
    const references = ['Web-1', 'web-1', 'web-1 ', 'wéb-1', '🧀', 'constructor', '__proto__', 'x'.repeat(100)];
    const ids = new Map<string, OrderId>();
    for (const reference of references) ids.set(reference, await givenReference(world, reference));
    for (const [reference, id] of ids) expect(await world.ports.externalReferences.find(reference)).toBe(id);
    expect(await world.ports.externalReferences.find('WEB-1')).toBeUndefined();
  });

  test(`${adapterName}: a reference that is taken twice stays with the first order`, async () => {
    const world = await makeWorld();
    const id = await givenReference(world, 'web-1');
    const orderId = newOrder(world, { customerId: bob }).id;
    const second = await world.ports.commit([{ kind: 'external-reference', reference: 'web-1', orderId }]);
    expect(second.kind).toBe('rejected');
    expect(await world.ports.externalReferences.find('web-1')).toBe(id);
  });
};
