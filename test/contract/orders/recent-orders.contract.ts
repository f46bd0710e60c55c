import { expect, test } from '@jest/globals';
import type { OrderRecord } from '#domain/orders/events';
import type { CustomerId } from '#domain/orders/order';
import { ada, bob } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { collidingTags } from '#test/builders/order-ids';
import { canceled, changed, writing } from '#test/builders/orders';
import { given, givenOrder, type Suite, tampered, type World } from '#test/contract/world';

const minute = 60_000;

/** `count` orders of a customer, a minute apart, the oldest first. No two have one time, so no two have one id. */
const givenOrders = async (world: World, count: number, customer: CustomerId = ada): Promise<OrderRecord[]> => {
  const begin = customer === ada ? tenOClock : tenOClock + 1;
  const records: OrderRecord[] = [];
  for (let index = 0; index < count; index += 1)
    records.push(await givenOrder(world, { customerId: customer, at: begin + index * minute }));
  return records;
};

const recentOf = ({ ports }: World, placedFrom = tenOClock, limit = 100) =>
  ports.recentOrders.ofCustomer(ada, { placedFrom, limit });

export const recentOrdersSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: recent orders are whole, newest first, and stored at once`, async () => {
    const world = await makeWorld();
    expect(await recentOf(world)).toEqual([]);
    const records = await givenOrders(world, 3);
    expect(await recentOf(world)).toEqual(records.toReversed());
  });

  test(`${adapterName}: recent orders have each change at once, also that of a canceled order`, async () => {
    const world = await makeWorld();
    const changedRecord = changed(await givenOrder(world), [canceled]);
    await given(world, writing(changedRecord));
    expect(await recentOf(world)).toEqual([changedRecord]);
  });

  test(`${adapterName}: recent orders are placed at the moment or after it`, async () => {
    const world = await makeWorld();
    const [, second, third] = await givenOrders(world, 3);
    expect(await recentOf(world, tenOClock + minute)).toEqual([third, second]);
    expect(await recentOf(world, tenOClock + minute + 1)).toEqual([third]);
    expect(await recentOf(world, tenOClock + 3 * minute)).toEqual([]);
  });

  test(`${adapterName}: recent orders are at most as many as wanted, the newest`, async () => {
    const world = await makeWorld();
    const records = await givenOrders(world, 4);
    expect(await recentOf(world, tenOClock, 2)).toEqual([records[3], records[2]]);
  });

  test(`${adapterName}: recent orders go on after any order of the customer`, async () => {
    const world = await makeWorld({ tags: collidingTags });
    const [first, second, third] = await givenOrders(world, 3);
    await givenOrders(world, 1, bob);
    const after = (id: OrderRecord['id'] | undefined, limit = 100) =>
      world.ports.recentOrders.ofCustomer(ada, { after: id, limit });
    expect(await after(undefined, 1)).toEqual([third]);
    expect(await after(third?.id, 1)).toEqual([second]);
    expect(await after(third?.id)).toEqual([second, first]);
    expect(await after(first?.id)).toEqual([]);
  });

  test(`${adapterName}: recent orders of a customer are no other's, although they have one tag`, async () => {
    const world = await makeWorld({ tags: collidingTags });
    const [first, second] = await givenOrders(world, 2);
    await givenOrders(world, 5, bob);
    expect(await recentOf(world, tenOClock, 2)).toEqual([second, first]);
  });

  test(`${adapterName}: recent orders are the caller's own copies`, async () => {
    const world = await makeWorld();
    const record = await givenOrder(world);
    tampered((await recentOf(world))[0], { customerId: bob });
    expect(await recentOf(world)).toEqual([record]);
  });
};
