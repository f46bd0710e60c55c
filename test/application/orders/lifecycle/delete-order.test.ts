import { describe, expect, test } from '@jest/globals';
import type { Expectation } from '#application/expectation';
import { cancelOrder } from '#application/orders/lifecycle/cancel-order';
import { confirmOrder } from '#application/orders/lifecycle/confirm-order';
import { deleteOrder } from '#application/orders/lifecycle/delete-order';
import { placeOrder } from '#application/orders/place-order';
import { getOrder } from '#application/orders/reading/get-order';
import { listOrders } from '#application/orders/reading/list-orders';
import { updateOrder } from '#application/orders/update-order';
import { type Ports, Unavailable } from '#application/ports';
import type { Request } from '#application/use-case';
import type { OrderRecord } from '#domain/orders/events';
import type { OrderId } from '#domain/orders/order-id';
import { orderIdOf } from '#domain/orders/order-id';
import { ada, anybody, bob, customer, staff } from '#test/builders/callers';
import { placement } from '#test/builders/carts';
import { tenOClock } from '#test/builders/clock';
import { testTags } from '#test/builders/order-ids';
import { canceled, changed, completed, confirmed, orderRecord, updated, writing } from '#test/builders/orders';
import { counted } from '#test/builders/ports';
import { product, sku } from '#test/builders/products';
import { request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

const id = orderIdOf({ tag: testTags.tagAt(ada, tenOClock), at: tenOClock, random: '5T' });
const placed = orderRecord({ id, externalReference: 'web-1' });
const gone = changed(placed, [canceled], { private: { reason: 'sold out' } });

const world = (record: OrderRecord = gone) => memoryWorld({ products: [product()], orders: [record] });
const byStaff = (wanted: Parameters<typeof request>[0] = {}) => request({ caller: staff(), ...wanted });
const remove = (ports: Ports, aRequest: Request = byStaff(), of: OrderId = id) =>
  deleteOrder.with(ports)({ id: of }, aRequest);
const version = (number: number): Expectation => ({ kind: 'version', version: number });

/** Ports that run `rival` before each of the first `times` removals. */
const outpacedRemoval = (ports: Ports, rival: () => Promise<unknown>, times = 1): Ports => {
  let rounds = 0;
  return {
    ...ports,
    removeOrder: async (record) => {
      rounds += 1;
      if (rounds <= times) await rival();
      return ports.removeOrder(record);
    },
  };
};

/** A note of another command on the order, committed at once. */
const note = async (ports: Ports) => {
  const record = await ports.orders.find(id);
  if (record !== undefined)
    await ports.commit([writing(changed(record, [updated('note')], { private: { note: 'one' } }))]);
};

describe('deleting a canceled order', () => {
  test('removes it from reads and lists', async () => {
    const { ports } = world();
    expect(answerOf(await remove(ports))).toEqual({ id });
    expect(refusalOf(await getOrder.with(ports)({ id, version: undefined }, byStaff()))).toEqual({
      kind: 'order-not-found',
    });
    expect((await ports.orderLists.ofShop({ limit: 25 })).items).toEqual([]);
    expect((await ports.orderLists.ofCustomer(ada, { limit: 25 })).items).toEqual([]);
    const wanted = { customerId: undefined, externalReference: 'web-1', limit: 25 };
    expect(answerOf(await listOrders.with(ports)(wanted, byStaff())).items).toEqual([]);
  });

  test('does not change the stock', async () => {
    const { ports } = world();
    answerOf(await remove(ports));
    expect((await ports.products.find(sku('TEE-M')))?.available).toBe(10);
  });

  test('does not change other orders', async () => {
    const other = orderRecord({
      id: orderIdOf({ tag: '7K3M9QX', at: tenOClock + 1, random: '5T' }),
      at: tenOClock + 1,
    });
    const { ports } = memoryWorld({ orders: [gone, other] });
    answerOf(await remove(ports));
    expect(await ports.orders.find(other.id)).toEqual(other);
  });

  test('takes one read, one removal and no commit', async () => {
    const { ports, calls } = counted(world().ports);
    answerOf(await remove(ports));
    expect(calls).toEqual({ 'orders.find': 1, removeOrder: 1 });
  });

  test('a second time finds no order', async () => {
    const { ports } = world();
    const aRequest = byStaff();
    answerOf(await remove(ports, aRequest));
    expect(refusalOf(await remove(ports, aRequest))).toEqual({ kind: 'order-not-found' });
  });

  test('concurrently succeeds once', async () => {
    const { ports } = world();
    const answers = await Promise.all([remove(ports), remove(ports), remove(ports)]);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test.each([
    ['pending', placed],
    ['confirmed', changed(placed, [confirmed])],
    ['completed', changed(placed, [confirmed, completed])],
  ] as const)('is refused while it is %s', async (status, record) => {
    const { ports } = world(record);
    expect(refusalOf(await remove(ports))).toEqual({ kind: 'order-status-conflict', status, allowed: ['canceled'] });
    expect(await ports.orders.find(id)).toEqual(record);
  });

  test.each<[string, Expectation]>([
    ['any version', { kind: 'exists' }],
    ['the current version', version(2)],
  ])('accepts %s', async (_, expects) => expect((await remove(world().ports, byStaff({ expects }))).ok).toBe(true));

  test.each<[string, Expectation]>([
    ['an older version', version(1)],
    ['a newer version', version(3)],
    ['the expectation of absence', { kind: 'absent' }],
  ])('refuses %s', async (_, expects) => {
    const { ports } = world();
    expect(refusalOf(await remove(ports, byStaff({ expects })))).toEqual({
      kind: 'version-mismatch',
      currentVersion: 2,
    });
    expect(await ports.orders.find(id)).toEqual(gone);
  });

  test.each([
    ['another customer', customer(bob)],
    ['nobody in particular', anybody],
  ])('by %s finds no order, without a read', async (_, caller) => {
    const { ports, calls } = counted(world().ports);
    expect(refusalOf(await remove(ports, request({ caller })))).toEqual({ kind: 'order-not-found' });
    expect(calls['orders.find']).toBeUndefined();
    expect(calls.removeOrder).toBeUndefined();
    expect(await ports.orders.find(id)).toEqual(gone);
  });
});

describe('an order that changes while it is deleted', () => {
  test('is checked again and deleted', async () => {
    const { ports } = world();
    expect((await remove(outpacedRemoval(ports, () => note(ports)))).ok).toBe(true);
    expect(await ports.orders.find(id)).toBeUndefined();
  });

  test('is not deleted if another version is expected', async () => {
    const { ports } = world();
    const racing = outpacedRemoval(ports, () => note(ports));
    expect(refusalOf(await remove(racing, byStaff({ expects: version(2) })))).toEqual({
      kind: 'version-mismatch',
      currentVersion: 3,
    });
    expect((await ports.orders.find(id))?.changes).toHaveLength(3);
  });

  test('is missing after a concurrent deletion', async () => {
    const { ports } = world();
    expect(refusalOf(await remove(outpacedRemoval(ports, () => remove(ports))))).toEqual({ kind: 'order-not-found' });
  });

  test('ends the command as unavailable when it changes in every attempt', async () => {
    const { ports } = world();
    await expect(remove(outpacedRemoval(ports, () => note(ports), 100))).rejects.toThrow(Unavailable);
    expect(await ports.orders.find(id)).toBeDefined();
  });

  test('refuses a concurrent change after the deletion', async () => {
    const { ports } = world(changed(placed, [confirmed]));
    let deleted = false;
    const racing: Ports = {
      ...ports,
      commit: async (writes) => {
        if (!deleted) {
          deleted = true;
          answerOf(await cancelOrder.with(ports)({ id, reason: 'sold out', lines: undefined }, byStaff()));
          answerOf(await remove(ports));
        }
        return ports.commit(writes);
      },
    };
    expect(refusalOf(await updateOrder.with(racing)({ id, patch: { note: 'late' } }, byStaff()))).toEqual({
      kind: 'order-not-found',
    });
    expect(await ports.orders.find(id)).toBeUndefined();
  });
});

describe('after an order is deleted', () => {
  const placing = async () => {
    const { ports } = memoryWorld({ products: [product()] });
    const aRequest = request();
    const wanted = placement({ externalReference: 'web-1' });
    const { value } = answerOf(await placeOrder.with(ports)(wanted, aRequest));
    const canceling = byStaff();
    answerOf(await cancelOrder.with(ports)({ id: value.id, reason: 'sold out', lines: undefined }, canceling));
    answerOf(await remove(ports, byStaff(), value.id));
    return { ports, aRequest, wanted, canceling, deleted: value.id };
  };

  test('its placement and other commands are refused as missing and take no stock', async () => {
    const { ports, aRequest, wanted, canceling, deleted } = await placing();
    const notFound = { kind: 'order-not-found' };
    expect(refusalOf(await placeOrder.with(ports)(wanted, aRequest))).toEqual(notFound);
    const again = cancelOrder.with(ports)({ id: deleted, reason: 'sold out', lines: undefined }, canceling);
    expect(refusalOf(await again)).toEqual(notFound);
    expect(refusalOf(await confirmOrder.with(ports)({ id: deleted }, byStaff()))).toEqual(notFound);
    expect((await ports.products.find(sku('TEE-M')))?.available).toBe(10);
    expect((await ports.orderLists.ofShop({ limit: 25 })).items).toEqual([]);
  });

  test('its external reference can be used again', async () => {
    const { ports, wanted, deleted } = await placing();
    const { value, replayed } = answerOf(await placeOrder.with(ports)(wanted, request()));
    expect(replayed).toBe(false);
    expect(value.id).not.toBe(deleted);
    expect(await ports.externalReferences.find('web-1')).toEqual([value.id]);
    expect(refusalOf(await placeOrder.with(ports)(wanted, request())).kind).toBe('external-reference-taken');
  });
});
