import { expect, test } from '@jest/globals';
import type { CustomerId } from '#domain/orders/order';
import { customerId } from '#test/builders/callers';
import { customerRecord, emptyCustomer } from '#test/builders/customers';
import { eventually, givenOrder, type Suite, tampered, type World } from '#test/contract/world';

const customersOf = async ({ ports }: World, limit = 25, from?: CustomerId) => {
  const customers = [];
  let after = from;
  for (let round = 0; round < 50; round += 1) {
    const page = await ports.customerLists.page({ limit, after });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    customers.push(...page.items);
    if (page.next === null) return customers;
    after = page.next;
  }
  throw new Error('the list has no end');
};

const idsOf = async (...request: Parameters<typeof customersOf>) =>
  (await customersOf(...request)).map(({ id }): string => id);

const givenCustomers = async ({ ports }: World, ...ids: readonly string[]): Promise<void> => {
  for (const id of ids) await ports.writeCustomers.put(customerRecord({ id: customerId(id) }), undefined);
};

export const customerListsSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: a shop without records has one empty page, although it has orders`, async () => {
    const world = await makeWorld();
    await givenOrder(world);
    expect(await customersOf(world)).toEqual([]);
  });

  test(`${adapterName}: the list of customers shows every field and the latest version`, async () => {
    const world = await makeWorld();
    const [first, second] = [emptyCustomer(), customerRecord({ version: 2 })];
    await world.ports.writeCustomers.put(first, undefined);
    await eventually(async () => expect(await customersOf(world)).toEqual([first]));
    await world.ports.writeCustomers.put(second, first);
    await eventually(async () => expect(await customersOf(world)).toEqual([second]));
  });

  test(`${adapterName}: customers are sorted by character code, in pages of every size, from any id on`, async () => {
    const world = await makeWorld();
    await givenCustomers(world, 'b', 'B', '10', '9', 'a#1', 'a');
    const ascending = ['10', '9', 'B', 'a', 'a#1', 'b'];
    for (const limit of [1, 2, 5, 6, 7])
      await eventually(async () => expect(await idsOf(world, limit)).toEqual(ascending));
    expect(await idsOf(world, 2, customerId('B'))).toEqual(['a', 'a#1', 'b']);
    expect(await idsOf(world, 2, customerId('C'))).toEqual(['a', 'a#1', 'b']);
    expect(await idsOf(world, 2, customerId('z'))).toEqual([]);
  });

  test(`${adapterName}: the list of customers leaves out a removed record`, async () => {
    const world = await makeWorld();
    await givenCustomers(world, 'a', 'b', 'c');
    await world.ports.writeCustomers.remove(customerRecord({ id: customerId('b') }));
    for (const limit of [1, 25]) await eventually(async () => expect(await idsOf(world, limit)).toEqual(['a', 'c']));
  });

  test(`${adapterName}: a caller's change of a page of customers does not change the next page`, async () => {
    const world = await makeWorld();
    await givenCustomers(world, 'a');
    await eventually(async () => expect(await idsOf(world)).toEqual(['a']));
    for (const each of await customersOf(world)) tampered(each, { name: 'Bob' });
    expect(await customersOf(world)).toEqual([customerRecord({ id: customerId('a') })]);
  });
};
