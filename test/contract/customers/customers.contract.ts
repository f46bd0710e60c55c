import { expect, test } from '@jest/globals';
import { ada, bob, customerId } from '#test/builders/callers';
import { customerRecord, emptyCustomer } from '#test/builders/customers';
import { type Suite, tampered } from '#test/contract/world';

const committed = { kind: 'committed' };
const changed = (customer: unknown) => ({ kind: 'rejected', why: { kind: 'customer-changed', customer } });

export const customersSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: there is no record at first`, async () => {
    const { ports } = await makeWorld();
    expect(await ports.customers.find(ada)).toBeUndefined();
  });

  test.each([
    ['every field', customerRecord()],
    ['no field', emptyCustomer()],
    ['an id of every kind of symbol', customerRecord({ id: customerId('auth0|A#1{id}~!') })],
  ])(`${adapterName}: a record is found with %s right after it was written`, async (_, record) => {
    const { ports } = await makeWorld();
    expect(await ports.writeCustomers.put(record, undefined)).toEqual(committed);
    expect(await ports.customers.find(record.id)).toEqual(record);
    expect(await ports.customers.find(bob)).toBeUndefined();
  });

  test(`${adapterName}: a caller's change of a record does not change the stored record`, async () => {
    const { ports } = await makeWorld();
    const mine = customerRecord();
    await ports.writeCustomers.put(mine, undefined);
    tampered(mine, { name: 'Bob' });
    tampered(await ports.customers.find(ada), { name: 'Bob' });
    expect(await ports.customers.find(ada)).toEqual(customerRecord());
  });
};

export const writeCustomersSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: a later version replaces the whole record`, async () => {
    const { ports } = await makeWorld();
    const [first, second] = [customerRecord(), emptyCustomer({ version: 2 })];
    await ports.writeCustomers.put(first, undefined);
    expect(await ports.writeCustomers.put(second, first)).toEqual(committed);
    expect(await ports.customers.find(ada)).toEqual(second);
  });

  test(`${adapterName}: a version that does not follow the stored one is rejected with it`, async () => {
    const { ports } = await makeWorld();
    const record = customerRecord();
    expect(await ports.writeCustomers.put(customerRecord({ version: 2 }), record)).toEqual(changed(undefined));
    await ports.writeCustomers.put(record, undefined);
    for (const version of [1, 3])
      expect(await ports.writeCustomers.put(customerRecord({ name: 'Bob', version }), record)).toEqual(changed(record));
    expect(await ports.customers.find(ada)).toEqual(record);
  });

  test(`${adapterName}: of writes at the same time one succeeds`, async () => {
    const { ports } = await makeWorld();
    const names = ['A', 'B', 'C', 'D'];
    const written = await Promise.all(
      names.map((name) => ports.writeCustomers.put(customerRecord({ name }), undefined)),
    );
    expect(written.filter(({ kind }) => kind === 'committed')).toHaveLength(1);
    const stored = await ports.customers.find(ada);
    expect(written.map(({ kind }) => kind === 'committed')).toEqual(names.map((name) => name === stored?.name));
  });

  test(`${adapterName}: a removed record is found no more, and another may follow`, async () => {
    const { ports } = await makeWorld();
    const record = customerRecord();
    await ports.writeCustomers.put(record, undefined);
    expect(await ports.writeCustomers.remove(record)).toEqual(committed);
    expect(await ports.customers.find(ada)).toBeUndefined();
    expect(await ports.writeCustomers.put(emptyCustomer(), undefined)).toEqual(committed);
    expect(await ports.customers.find(ada)).toEqual(emptyCustomer());
  });

  test(`${adapterName}: a record of another version is not removed`, async () => {
    const { ports } = await makeWorld();
    const [first, second] = [customerRecord(), customerRecord({ name: 'Countess', version: 2 })];
    await ports.writeCustomers.put(first, undefined);
    await ports.writeCustomers.put(second, first);
    expect(await ports.writeCustomers.remove(first)).toEqual(changed(second));
    expect(await ports.writeCustomers.remove({ ...first, id: bob })).toEqual(changed(undefined));
    expect(await ports.customers.find(ada)).toEqual(second);
  });
};
