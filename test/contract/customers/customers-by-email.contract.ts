import { expect, test } from '@jest/globals';
import { bounds } from '#domain/bounds';
import { ada, bob, customerId } from '#test/builders/callers';
import { customerRecord } from '#test/builders/customers';
import { type Suite, tampered, type World } from '#test/contract/world';

const idsWith = async ({ ports }: World, email: string) =>
  (await ports.customersByEmail.find(email)).map(({ id }) => id);

export const customersByEmailSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: a customer is found by the whole address, in any case, right after the write`, async () => {
    const world = await makeWorld();
    await world.ports.writeCustomers.put(customerRecord(), undefined);
    for (const email of ['Ada@Example.com', 'ada@example.com', 'ADA@EXAMPLE.COM'])
      expect(await world.ports.customersByEmail.find(email)).toEqual([customerRecord()]);
    for (const email of ['ada@example.co', 'a@example.com', 'da@example.com'])
      expect(await idsWith(world, email)).toEqual([]);
  });

  test(`${adapterName}: customers with one address are found by id`, async () => {
    const world = await makeWorld();
    for (const id of [bob, ada]) await world.ports.writeCustomers.put(customerRecord({ id }), undefined);
    expect(await idsWith(world, 'ada@example.com')).toEqual([ada, bob]);
  });

  test(`${adapterName}: a search finds at most as many customers as its bound`, async () => {
    const world = await makeWorld();
    const ids = Array.from({ length: 101 }, (_, index) => customerId(`cus_${1_000 + index}`));
    for (const id of ids) await world.ports.writeCustomers.put(customerRecord({ id }), undefined);
    expect(bounds.customersPerEmail).toBe(100);
    expect(await idsWith(world, 'ada@example.com')).toEqual(ids.slice(0, 100));
  });

  test(`${adapterName}: a changed address is found, and the old one is not`, async () => {
    const world = await makeWorld();
    const { writeCustomers } = world.ports;
    const first = customerRecord();
    const moved = customerRecord({ email: 'countess@example.com', version: 2 });
    const spelled = customerRecord({ email: 'COUNTESS@example.com', version: 3 });
    await writeCustomers.put(first, undefined);
    await writeCustomers.put(moved, first);
    expect([await idsWith(world, 'ada@example.com'), await idsWith(world, 'countess@example.com')]).toEqual([
      [],
      [ada],
    ]);
    await writeCustomers.put(spelled, moved);
    expect(await world.ports.customersByEmail.find('countess@example.com')).toEqual([spelled]);
    await writeCustomers.put(customerRecord({ email: null, version: 4 }), spelled);
    expect(await idsWith(world, 'countess@example.com')).toEqual([]);
  });

  test(`${adapterName}: a rejected write leaves the address as it was`, async () => {
    const world = await makeWorld();
    const first = customerRecord();
    await world.ports.writeCustomers.put(first, undefined);
    await world.ports.writeCustomers.put(customerRecord({ email: 'x@example.com', version: 5 }), first);
    expect([await idsWith(world, 'ada@example.com'), await idsWith(world, 'x@example.com')]).toEqual([[ada], []]);
  });

  test(`${adapterName}: a removed customer is not found`, async () => {
    const world = await makeWorld();
    await world.ports.writeCustomers.put(customerRecord(), undefined);
    await world.ports.writeCustomers.put(customerRecord({ id: bob }), undefined);
    await world.ports.writeCustomers.remove(customerRecord());
    expect(await idsWith(world, 'ada@example.com')).toEqual([bob]);
  });

  test(`${adapterName}: found customers are the caller's own copies`, async () => {
    const world = await makeWorld();
    await world.ports.writeCustomers.put(customerRecord(), undefined);
    tampered((await world.ports.customersByEmail.find('ada@example.com'))[0], { name: 'Bob' });
    expect(await world.ports.customersByEmail.find('ada@example.com')).toEqual([customerRecord()]);
  });
};
