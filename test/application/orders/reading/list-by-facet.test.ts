import { describe, expect, test } from '@jest/globals';
import { type ListOrders, listOrders } from '#application/orders/reading/list-orders';
import { onHold, type Ports } from '#application/ports';
import type { Caller } from '#domain/access/caller';
import type { OrderRecord } from '#domain/orders/events';
import type { CustomerId } from '#domain/orders/order';
import { type OrderId, orderIdOf } from '#domain/orders/order-id';
import { ada, anybody, bob, customer, staff } from '#test/builders/callers';
import { tenOClock } from '#test/builders/clock';
import { testTags } from '#test/builders/order-ids';
import { canceled, changed, confirmed, held, line, orderRecord, released } from '#test/builders/orders';
import { counted } from '#test/builders/ports';
import { sku } from '#test/builders/products';
import { request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

const [tee, mug] = [sku('TEE-M'), sku('MUG')];
const minute = 60_000;

const orderOf = (index: number, owner: CustomerId, wanted: Parameters<typeof orderRecord>[0] = {}): OrderRecord => {
  const at = tenOClock + index * minute;
  return orderRecord({
    id: orderIdOf({ tag: testTags.tagAt(owner, at), at, random: '5T' }),
    customerId: owner,
    at,
    ...wanted,
  });
};
/** Shirts of ada and bob, one order confirmed and one canceled, and one order of mugs. */
const pending = orderOf(0, ada);
const working = changed(orderOf(1, bob), [confirmed]);
const mugs = orderOf(2, ada, { lines: [line({ sku: 'MUG' })] });
const dropped = changed(orderOf(3, ada, { externalReference: 'web-1' }), [canceled]);
const orders = [pending, working, mugs, dropped];

const list = (ports: Ports, rest: Partial<ListOrders>, caller: Caller = staff()) =>
  listOrders.with(ports)(
    { customerId: undefined, externalReference: undefined, limit: 25, ...rest },
    request({ caller }),
  );
const page = async (ports: Ports, rest: Partial<ListOrders>) => {
  const { items, next } = answerOf(await list(ports, rest));
  return [items.map(({ id }) => id), next];
};
const shop = () => memoryWorld({ orders }).ports;

describe('the orders of a product', () => {
  test('are listed for staff, the newest first, in pages', async () => {
    const ports = shop();
    expect(await page(ports, { sku: tee })).toEqual([[dropped.id, working.id, pending.id], null]);
    expect(await page(ports, { sku: tee, limit: 2 })).toEqual([[dropped.id, working.id], working.id]);
    expect(await page(ports, { sku: tee, limit: 2, after: working.id })).toEqual([[pending.id], null]);
    expect(await page(ports, { sku: mug })).toEqual([[mugs.id], null]);
    expect(await page(ports, { sku: sku('NONE') })).toEqual([[], null]);
  });

  test.each<[string, Partial<ListOrders>, readonly OrderId[]]>([
    ['status', { status: 'confirmed' }, [working.id]],
    ['payment status', { paymentStatus: 'unpaid' }, [working.id, pending.id]],
    ['fulfillment status', { fulfillmentStatus: 'delivered' }, []],
    ['first moment', { placedFrom: tenOClock + minute }, [dropped.id, working.id]],
    ['last moment', { placedTo: tenOClock + minute }, [working.id, pending.id]],
    ['customer', { customerId: ada }, [dropped.id, pending.id]],
    ['customer and status', { customerId: ada, status: 'pending' }, [pending.id]],
    ['external reference', { externalReference: 'web-1' }, [dropped.id]],
    ['external reference of another product', { externalReference: 'web-1', sku: mug }, []],
  ])('combine with the filter by %s', async (_, rest, ids) =>
    expect(await page(shop(), { sku: tee, ...rest })).toEqual([ids, null]),
  );

  test.each([
    ['a customer', customer(ada), {}],
    ['a customer who names themselves', customer(ada), { customerId: ada }],
    ['a customer with a reference', customer(ada), { externalReference: 'web-1' }],
    ['nobody in particular', anybody, {}],
  ])('are refused to %s, without a read', async (_, caller, rest) => {
    const { ports, calls } = counted(shop());
    expect(refusalOf(await list(ports, { sku: tee, ...rest }, caller))).toEqual({
      kind: 'insufficient-scope',
      detail: 'Only staff list the orders with a product.',
    });
    expect(calls).toEqual({});
  });

  test('take one read of the projection and one of the orders', async () => {
    const { ports, calls } = counted(shop());
    await list(ports, { sku: tee });
    expect(calls).toEqual({ 'ordersByFacet.page': 1, 'orderBatches.find': 1 });
  });

  test('of another customer are not read', async () => {
    const read: OrderId[] = [];
    const ports = shop();
    const orderBatches: Ports['orderBatches'] = {
      find: (ids) => {
        read.push(...ids);
        return ports.orderBatches.find(ids);
      },
    };
    await list({ ...ports, orderBatches }, { sku: tee, customerId: bob });
    expect(read).toEqual([working.id]);
  });

  test('are shown as they are now: one that was deleted, and one that lost its line, are left out', async () => {
    const world = memoryWorld({ orders });
    world.store.orders.delete(dropped.id);
    const entries = [{ facet: tee, orderId: mugs.id, isListed: true }];
    await world.ports.writeOrdersByFacet(entries);
    expect(await page(world.ports, { sku: tee })).toEqual([[working.id, pending.id], null]);
  });

  test('fill a page, unless 500 entries were examined for it', async () => {
    const many = Array.from({ length: 700 }, (_, index) => orderOf(index, ada));
    const oldest = changed(many[0] ?? pending, [confirmed]);
    const { ports, calls } = counted(memoryWorld({ orders: [oldest, ...many.slice(1)] }).ports);
    const first = answerOf(await list(ports, { sku: tee, status: 'confirmed', limit: 10 }));
    expect(first.items).toEqual([]);
    // The first read takes the limit, the others a hundred each.
    expect(calls['orderBatches.find']).toBe(6);
    expect(first.next).toBe(many[700 - 510]?.id);
    const second = answerOf(
      await list(ports, { sku: tee, status: 'confirmed', limit: 10, after: first.next as OrderId }),
    );
    expect(second).toMatchObject({ items: [{ id: oldest.id }], next: null });
  });
});

describe('the orders on hold', () => {
  const hold = (record: OrderRecord) => changed(record, [held('hold_2')]);
  const [waiting, odd, given, freed] = [
    hold(orderOf(4, ada)),
    hold(orderOf(5, bob, { lines: [line({ sku: 'MUG' })] })),
    changed(hold(orderOf(6, ada)), [canceled]),
    changed(hold(orderOf(7, ada)), [released('hold_2')]),
  ];
  const world = () => memoryWorld({ orders: [...orders, waiting, odd, given, freed] });

  test.each<[string, Partial<ListOrders>, readonly OrderId[]]>([
    ['are listed for staff, the newest first', {}, [odd.id, waiting.id]],
    ['combine with the product', { sku: mug }, [odd.id]],
    ['combine with the customer', { customerId: ada }, [waiting.id]],
    ['combine with the status', { status: 'confirmed' }, []],
    ['have no canceled order, whose holds nobody has to release', { status: 'canceled' }, []],
  ])('%s', async (_, rest, ids) => expect(await page(world().ports, { onHold: true, ...rest })).toEqual([ids, null]));

  test('are refused to customers, without a read', async () => {
    const { ports, calls } = counted(world().ports);
    expect(refusalOf(await list(ports, { onHold: true, customerId: ada }, customer(ada)))).toEqual({
      kind: 'insufficient-scope',
      detail: 'Only staff list the orders on hold.',
    });
    expect(calls).toEqual({});
  });

  test('are shown as they are now: the list has one whose hold was released meanwhile no more', async () => {
    const { ports } = world();
    await ports.writeOrdersByFacet([{ facet: onHold, orderId: freed.id, isListed: true }]);
    expect(await page(ports, { onHold: true })).toEqual([[odd.id, waiting.id], null]);
  });
});
