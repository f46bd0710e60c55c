import { describe, expect, test } from '@jest/globals';
import { deleteCustomer } from '#application/customers/delete-customer';
import { getCustomer } from '#application/customers/get-customer';
import { putCustomer } from '#application/customers/put-customer';
import type { Expectation } from '#application/expectation';
import { type Ports, Unavailable } from '#application/ports';
import type { Customer } from '#domain/customers/customer';
import { ada, bob, customer, staff } from '#test/builders/callers';
import { customerRecord, emptyCustomer } from '#test/builders/customers';
import { counted } from '#test/builders/ports';
import { request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

const none: Expectation = { kind: 'none' };
const versionIs = (version: number): Expectation => ({ kind: 'version', version });
const put = (ports: Ports, wanted: Partial<Customer> = {}, caller = staff(), expects: Expectation = none) => {
  const { version: _, ...command } = customerRecord(wanted);
  return putCustomer.with(ports)(command, request({ caller, expects }));
};
const putByAda = (ports: Ports, wanted: Partial<Customer> = {}, notes?: string | null) => {
  const { version: _, ...command } = customerRecord(wanted);
  return putCustomer.with(ports)({ ...command, notes }, request({ caller: customer() }));
};
const get = (ports: Ports, caller = staff()) => getCustomer.with(ports)({ id: ada }, request({ caller }));
const remove = (ports: Ports, caller = staff(), expects: Expectation = none) =>
  deleteCustomer.with(ports)({ id: ada }, request({ caller, expects }));
const notFound = { kind: 'customer-not-found', customerId: ada };

const stored = async (record = customerRecord()): Promise<Ports> => {
  const { ports } = memoryWorld();
  await ports.writeCustomers.put(record, undefined);
  return ports;
};

/** Ports whose first `times` writes come after a write of somebody else. */
const outpaced = (ports: Ports, rival: (round: number) => Promise<unknown>, times = 1): Ports => {
  let rounds = 0;
  const after =
    <Inputs extends unknown[], Value>(write: (...inputs: Inputs) => Promise<Value>) =>
    async (...inputs: Inputs) => {
      rounds += 1;
      if (rounds <= times) await rival(rounds);
      return write(...inputs);
    };
  const { put: write, remove: drop } = ports.writeCustomers;
  return { ...ports, writeCustomers: { put: after(write), remove: after(drop) } };
};

describe('putting a record', () => {
  test('creates it, and replaces every field of it', async () => {
    const { ports } = memoryWorld();
    expect(answerOf(await put(ports))).toEqual({ thing: customerRecord(), created: true });
    const after = emptyCustomer({ version: 2 });
    expect(answerOf(await put(ports, emptyCustomer()))).toEqual({ thing: after, created: false });
    expect(answerOf(await get(ports))).toEqual(after);
  });

  test.each<[string, Partial<Customer>]>([
    ['name', { name: 'Countess' }],
    ['email', { email: 'countess@example.com' }],
    ['locale', { locale: 'en' }],
    ['VAT id', { vatId: null }],
    ['addresses', { addresses: [] }],
    ['notes', { notes: null }],
  ])('replaces its %s alone', async (_, wanted) => {
    expect(answerOf(await put(await stored(), wanted)).thing).toEqual(customerRecord({ ...wanted, version: 2 }));
  });

  test('with equal fields writes nothing', async () => {
    const { ports, calls } = counted(await stored());
    for (const expects of [none, versionIs(1), { kind: 'exists' } as const])
      expect(answerOf(await put(ports, {}, staff(), expects))).toEqual({ thing: customerRecord(), created: false });
    expect(calls['writeCustomers.put']).toBeUndefined();
  });

  test('is refused for another version than the expected one', async () => {
    const ports = await stored();
    const mismatch = { kind: 'version-mismatch', currentVersion: 1 };
    expect(refusalOf(await put(ports, { name: 'X' }, staff(), versionIs(2)))).toEqual(mismatch);
    expect(refusalOf(await put(ports, { name: 'X' }, staff(), { kind: 'absent' }))).toEqual(mismatch);
    expect(answerOf(await get(ports))).toEqual(customerRecord());
  });

  test('by the customer leaves the notes of staff', async () => {
    const ports = await stored();
    const after = customerRecord({ name: 'Countess', version: 2 });
    expect(answerOf(await putByAda(ports, { name: 'Countess' })).thing).toEqual(after);
    expect(answerOf(await putByAda(memoryWorld().ports)).thing).toEqual(customerRecord({ notes: null }));
  });

  test.each(['a note', null])('by the customer with notes is refused: %s', async (notes) => {
    const ports = await stored();
    expect(refusalOf(await putByAda(ports, { name: 'Countess' }, notes))).toEqual({
      kind: 'insufficient-scope',
      detail: 'Only staff change `notes`.',
    });
    expect(answerOf(await get(ports))).toEqual(customerRecord());
  });

  test('goes on after a lost race, with the notes that won', async () => {
    const ports = await stored();
    const rival = () => ports.writeCustomers.put(customerRecord({ notes: 'new', version: 2 }), customerRecord());
    const after = customerRecord({ name: 'Countess', notes: 'new', version: 3 });
    expect(answerOf(await putByAda(outpaced(ports, rival), { name: 'Countess' })).thing).toEqual(after);
    expect((await ports.customersByEmail.find('ada@example.com')).map(({ version }) => version)).toEqual([3]);
  });

  test('gives up after ten lost races', async () => {
    const ports = await stored();
    const version = (round: number) => customerRecord({ name: `${round}`, version: round });
    const rival = (round: number) => ports.writeCustomers.put(version(round + 1), version(round));
    await expect(put(outpaced(ports, rival, 10), { name: 'X' })).rejects.toThrow(Unavailable);
  });
});

describe('a record', () => {
  test('is read by its customer and by staff', async () => {
    const ports = await stored();
    for (const caller of [staff(), customer()]) expect(answerOf(await get(ports, caller))).toEqual(customerRecord());
  });

  test('of another customer is as if it were missing, without a read', async () => {
    const { ports, calls } = counted(await stored());
    expect(refusalOf(await get(ports, customer(bob)))).toEqual(notFound);
    expect(refusalOf(await put(ports, {}, customer(bob)))).toEqual(notFound);
    expect(refusalOf(await remove(ports, customer(bob)))).toEqual(notFound);
    expect(calls).toEqual({});
    expect(refusalOf(await get(memoryWorld().ports))).toEqual(notFound);
  });

  test('is deleted once, of the expected version', async () => {
    const ports = await stored();
    expect(refusalOf(await remove(ports, staff(), versionIs(2)))).toEqual({
      kind: 'version-mismatch',
      currentVersion: 1,
    });
    expect(answerOf(await remove(ports, customer()))).toBe(true);
    expect(refusalOf(await remove(ports))).toEqual(notFound);
    expect(refusalOf(await get(ports))).toEqual(notFound);
  });

  test('is deleted although it changes meanwhile', async () => {
    const ports = await stored();
    const rival = () => ports.writeCustomers.put(customerRecord({ name: 'X', version: 2 }), customerRecord());
    expect(answerOf(await remove(outpaced(ports, rival)))).toBe(true);
    expect(refusalOf(await get(ports))).toEqual(notFound);
  });
});
