import { describe, expect, test } from '@jest/globals';
import { type PlaceOrder, placeOrder } from '#application/orders/place-order';
import type { Ports } from '#application/ports';
import { contactFields } from '#domain/customers/contact';
import { bob, staff } from '#test/builders/callers';
import { placement } from '#test/builders/carts';
import { customerRecord, emptyCustomer } from '#test/builders/customers';
import { address, country, nothingPrivate } from '#test/builders/orders';
import { counted } from '#test/builders/ports';
import { mug, product } from '#test/builders/products';
import { cause, request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

const french = customerRecord().addresses.map((home) => ({ ...home, country: country('FR'), region: null }));
const recordInFrance = customerRecord({ email: 'ada@example.com', addresses: french });

const world = async (record = recordInFrance) => {
  const { ports } = memoryWorld({ products: [product(), mug()] });
  await ports.writeCustomers.put(record, undefined);
  return counted(ports);
};
const place = (ports: Ports, wanted: Partial<PlaceOrder>, by = request()) =>
  placeOrder.with(ports)(placement(wanted), by);
const placed = async (ports: Ports, wanted: Partial<PlaceOrder>, by = request()) =>
  answerOf(await place(ports, wanted, by)).value;

describe('the contact data of a placement', () => {
  test('comes from the record where it is wanted, and decides the tax', async () => {
    const { ports } = await world();
    const order = await placed(ports, { fromRecord: contactFields });
    expect(order.private).toEqual({
      ...nothingPrivate,
      email: 'ada@example.com',
      shippingAddress: french[0],
      locale: 'de',
    });
    expect([order.taxCountry, order.lines[0]?.taxRate]).toEqual(['FR', '0.20']);
  });

  test('stays as the request has it, field by field', async () => {
    const { ports } = await world();
    const given = { email: 'work@example.com', shippingAddress: address() };
    const destination = { country: country('DE'), region: null };
    const order = await placed(ports, { private: given, destination, fromRecord: ['locale'] });
    expect([order.private, order.taxCountry]).toEqual([{ ...nothingPrivate, ...given, locale: 'de' }, 'DE']);
  });

  test('is read once, and only where it is wanted', async () => {
    const { ports, calls } = await world();
    await placed(ports, { private: { email: 'work@example.com' }, fromRecord: [] });
    await placed(ports, {});
    expect(calls['customers.find']).toBeUndefined();
    await placed(ports, { fromRecord: contactFields });
    expect(calls['customers.find']).toBe(1);
  });

  test('is empty where the record has none, or is missing', async () => {
    const empty = await placed((await world(emptyCustomer())).ports, { fromRecord: contactFields });
    const missing = await placed((await world(customerRecord({ id: bob }))).ports, { fromRecord: contactFields });
    for (const order of [empty, missing]) expect([order.private, order.taxCountry]).toEqual([nothingPrivate, 'DE']);
  });

  test('is that of the customer for whom staff place the order', async () => {
    const { ports } = await world(customerRecord({ id: bob, email: 'bob@example.com' }));
    const wanted = { customerId: bob, fromRecord: ['email'] as const };
    expect((await placed(ports, wanted, request({ caller: staff() }))).private.email).toBe('bob@example.com');
    const blind = staff('op_2', ['orders:read', 'orders:write']);
    expect(refusalOf(await place(ports, wanted, request({ caller: blind })))).toEqual({
      kind: 'insufficient-scope',
      detail: 'Staff need the scope customers:read for `useCustomerRecord`.',
    });
    expect((await placed(ports, { customerId: bob }, request({ caller: blind }))).private.email).toBeNull();
  });
});

describe('a repetition of a placement', () => {
  const command = { fromRecord: contactFields, expectedTotalAmount: 7784 };

  test.each([
    ['has another address, with other taxes', customerRecord({ version: 2 })],
    ['is empty', emptyCustomer({ version: 2 })],
  ])('is the first order when the record %s', async (_, later) => {
    const { ports } = await world();
    const by = () => request({ cause: cause('the same key') });
    const first = answerOf(await place(ports, command, by()));
    await ports.writeCustomers.put(later, recordInFrance);
    expect(refusalOf(await place(ports, command)).kind).toBe('price-changed');
    expect(answerOf(await place(ports, command, by()))).toEqual({ value: first.value, replayed: true });
  });

  test('is the first order when the record was removed', async () => {
    const { ports } = await world();
    const by = () => request({ cause: cause('the same key') });
    const first = answerOf(await place(ports, { fromRecord: contactFields }, by()));
    await ports.writeCustomers.remove(recordInFrance);
    const again = answerOf(await place(ports, { fromRecord: contactFields }, by()));
    expect(again).toEqual({ value: first.value, replayed: true });
  });
});
