import { describe, expect, test } from '@jest/globals';
import { eraseCustomer } from '#application/customers/erase-customer';
import { getCustomerAccount } from '#application/customers/get-customer-account';
import { type Ports, Unavailable } from '#application/ports';
import { bounds } from '#domain/bounds';
import { journalOf } from '#domain/orders/events/journal';
import { fold } from '#domain/orders/evolve';
import { ada, bob, staff } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { customerRecord, erasedRecord } from '#test/builders/customers';
import { seededOrderIds } from '#test/builders/order-ids';
import { canceled, changed, confirmed, nothingPrivate, orderRecord, writing } from '#test/builders/orders';
import { pay, payingShop, placed, recordOf } from '#test/builders/payments/shop';
import { counted } from '#test/builders/ports';
import { request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

const eraseAda = (ports: Ports, id = ada) => eraseCustomer.with(ports)({ id }, request({ caller: staff() }));
const erasure = (erasedOrders: number, isComplete = true) => ({ customerId: ada, erasedOrders, isComplete });
const personal = { email: 'ada@example.com', note: 'ring', internalNote: 'odd' };

const orders = (count: number, customer = ada) => {
  const ids = seededOrderIds();
  return Array.from({ length: count }, (_, index) => {
    const at = tenOClock + index;
    return orderRecord({ id: ids.next(customer, at), customerId: customer, at, private: personal });
  });
};

describe('an erasure', () => {
  test('removes the record, and from each order everything but its events', async () => {
    const [first, second] = orders(2);
    if (first === undefined || second === undefined) throw new Error('there are two');
    const [theirs] = orders(1, bob);
    const { ports } = memoryWorld({ orders: [first, second, ...(theirs ? [theirs] : [])] });
    await ports.writeCustomers.put(customerRecord(), undefined);
    await ports.writeCustomers.put(customerRecord({ id: bob }), undefined);
    expect(answerOf(await eraseAda(ports))).toEqual(erasure(2));
    expect(await ports.customers.find(ada)).toBeUndefined();
    expect(await ports.customersByEmail.find('ada@example.com')).toEqual([customerRecord({ id: bob })]);
    for (const before of [first, second]) {
      const after = await ports.orders.find(before.id);
      if (after === undefined) throw new Error('the order stays');
      expect(after.revisions).toEqual([]);
      expect(journalOf(after).map(({ event, actor }) => [event.type, actor])).toEqual([
        ['order.placed', { role: 'customer' }],
        ['order.erased', { role: 'staff', id: 'op_1' }],
      ]);
      for (const version of [1, 2]) expect(fold(after, version).private).toEqual(nothingPrivate);
    }
    expect(theirs && (await ports.orders.find(theirs.id))).toEqual(theirs);
  });

  test('leaves the sums of the customer as they are', async () => {
    const { ports } = payingShop();
    await pay(ports, await placed(ports));
    await placed(ports);
    const account = async () =>
      answerOf(await getCustomerAccount.with(ports)({ id: ada }, request({ caller: staff() })));
    const before = await account();
    // The order without a payment has nothing personal.
    expect(answerOf(await eraseAda(ports))).toEqual(erasure(1));
    expect(await account()).toEqual(before);
  });

  test('changes nothing when it is repeated, also of somebody unknown', async () => {
    const { ports, calls } = counted(memoryWorld({ orders: orders(2) }).ports);
    await eraseAda(ports);
    const written = calls.eraseOrder;
    expect(answerOf(await eraseAda(ports))).toEqual(erasure(0));
    expect([written, calls.eraseOrder]).toEqual([2, 2]);
    expect(answerOf(await eraseAda(memoryWorld().ports))).toEqual(erasure(0));
  });

  test('goes on in the next call, and removes the record last', async () => {
    expect(bounds.ordersPerErasure).toBe(25);
    const { ports } = memoryWorld({ orders: orders(55) });
    await ports.writeCustomers.put(customerRecord(), undefined);
    expect(answerOf(await eraseAda(ports))).toEqual(erasure(25, false));
    expect(await ports.customers.find(ada)).toBeDefined();
    expect(answerOf(await eraseAda(ports))).toEqual(erasure(25, false));
    expect(answerOf(await eraseAda(ports))).toEqual(erasure(5));
    expect(await ports.customers.find(ada)).toBeUndefined();
  });

  test('is refused while money is moving, until the operation has an outcome', async () => {
    const shop = payingShop();
    const id = await placed(shop.ports, 'tok_timeout_before');
    await shop.ports.writeCustomers.put(customerRecord(), undefined);
    const before = await recordOf(shop, id);
    expect(refusalOf(await eraseAda(shop.ports))).toEqual({ kind: 'order-unsettled' });
    expect(await recordOf(shop, id)).toEqual(before);
    expect(await shop.ports.customers.find(ada)).toBeDefined();
  });

  test('erases what another command adds meanwhile', async () => {
    const [order] = orders(1);
    if (order === undefined) throw new Error('there is one');
    const { ports } = memoryWorld({ orders: [order] });
    let rounds = 0;
    const eraseOrder: Ports['eraseOrder'] = async (before, after) => {
      rounds += 1;
      if (rounds === 1) await ports.commit([writing(changed(before, [confirmed], { private: { note: 'new' } }))]);
      return ports.eraseOrder(before, after);
    };
    expect(answerOf(await eraseAda({ ...ports, eraseOrder }))).toEqual(erasure(1));
    expect(await ports.orders.find(order.id)).toMatchObject({ revisions: [], changes: { length: 3 } });
  });

  test('is done when another one was faster', async () => {
    const [order] = orders(1);
    if (order === undefined) throw new Error('there is one');
    const { ports } = memoryWorld({ orders: [order] });
    const eraseOrder: Ports['eraseOrder'] = async (before, after) => {
      await ports.eraseOrder(before, erasedRecord(before));
      return ports.eraseOrder(before, after);
    };
    expect(answerOf(await eraseAda({ ...ports, eraseOrder })).isComplete).toBe(true);
    expect((await ports.orders.find(order.id))?.changes).toHaveLength(2);
  });

  test('gives up when an order changes without end', async () => {
    const [order] = orders(1);
    if (order === undefined) throw new Error('there is one');
    const { ports } = memoryWorld({ orders: [order] });
    const eraseOrder: Ports['eraseOrder'] = async (before, after) => {
      await ports.commit([writing(changed(before, [canceled]))]);
      return ports.eraseOrder(before, after);
    };
    await expect(eraseAda({ ...ports, eraseOrder })).rejects.toThrow(Unavailable);
  });
});
