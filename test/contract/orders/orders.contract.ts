import { expect, test } from '@jest/globals';
import type { OrderEvent, OrderRecord } from '#domain/orders/events';
import { type OrderId, orderIdOf, partsOf } from '#domain/orders/order-id';
import type { PrivateChange } from '#domain/orders/private-data';
import { bob } from '#test/builders/callers';
import { redeemer } from '#test/builders/discounts';
import {
  canceled,
  changed,
  completed,
  confirmed,
  country,
  held,
  line,
  linesCanceled,
  rate,
  released,
  updated,
  writing,
} from '#test/builders/orders';
import { currency } from '#test/builders/products';
import { given, givenOrder, newOrder, type Suite } from '#test/contract/world';

type Mutable<Value> = { -readonly [Key in keyof Value]: Mutable<Value[Key]> };
const reachInto = (record: OrderRecord): void => {
  const open = record as unknown as Mutable<OrderRecord>;
  open.customerId = bob;
  open.changes[0].at = 0;
  open.changes[0].events.push({ type: 'order.canceled', data: {} });
  open.revisions.push({ version: 1, email: 'eve@example.com' });
};

export const ordersSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: an order that was never placed is not found`, async () => {
    const world = await makeWorld();
    expect(await world.ports.orders.find(newOrder(world).id)).toBeUndefined();
  });

  test(`${adapterName}: an order is found unchanged after its commit`, async () => {
    const world = await makeWorld();
    const record = await givenOrder(world, { externalReference: 'web-10042' });
    expect(await world.ports.orders.find(record.id)).toEqual(record);
  });

  test(`${adapterName}: a change is found after its commit`, async () => {
    const world = await makeWorld();
    const record = await givenOrder(world);
    const after = changed(record, [canceled], { private: { reason: 'changed my mind' } });
    await given(world, writing(after));
    expect(await world.ports.orders.find(record.id)).toEqual(after);
  });

  test(`${adapterName}: an order is found by its whole id only`, async () => {
    const world = await makeWorld();
    const { id } = await givenOrder(world);
    const { tag, at, random } = partsOf(id);
    const others: OrderId[] = [
      orderIdOf({ tag, at, random: random === '00' ? '01' : '00' }),
      orderIdOf({ tag, at: at + 1, random }),
      orderIdOf({ tag: tag === '7K3M9QX' ? '7K3M9QY' : '7K3M9QX', at, random }),
    ];
    for (const other of others) expect(await world.ports.orders.find(other)).toBeUndefined();
  });

  test(`${adapterName}: every field of an order is read as stored`, async () => {
    const world = await makeWorld();
    const placed = newOrder(world, {
      customerId: bob,
      currency: currency('KWD'),
      pricesIncludeTax: true,
      lines: [
        line({ sku: 'a.B_c-1', name: 'Käse «Größe» 🧀', unitAmount: 999_999_999, quantity: 9_999 }),
        line({ sku: 'EBOOK', unitAmount: 0, quantity: 1, requiresShipping: false, taxRate: rate('0') }),
        line({ sku: 'EBOOK', unitAmount: 1, quantity: 2, requiresShipping: false, taxRate: rate('0.055') }),
      ],
      externalReference: 'Bestellung №1/ä',
      actor: { role: 'staff', id: 'op_7' },
      private: {
        email: 'bob@example.com',
        shippingAddress: {
          name: 'Bob',
          line1: '1 High St',
          line2: null,
          postalCode: null,
          city: 'London',
          region: '',
          country: country('GB'),
        },
        note: 'leave it at the door\nplease',
        tags: ['vip', ''],
        metadata: { 'a.b': '1', '#c': '', ':d': 'x', hasOwnProperty: 'y', length: '0', größe: '🧀' },
        locale: 'de',
        internalNote: 'zweimal gemahnt\n🧾',
        internalTags: ['', 'b2b'],
        internalMetadata: { 'a.b': '2', größe: '' },
      },
    });
    const one = changed(placed, [confirmed], {
      private: { note: null, tags: [], metadata: {}, internalNote: null, internalTags: [], internalMetadata: {} },
    });
    const two = changed(one, [completed], { private: { shippingAddress: null, email: null } });
    await given(world, writing(placed));
    await given(world, writing(one));
    await given(world, writing(two));
    expect(await world.ports.orders.find(placed.id)).toEqual(two);
  });

  test(`${adapterName}: every event of an order is read as stored`, async () => {
    const world = await makeWorld();
    const lines = [line({ quantity: 9_999 }), line({ sku: 'MUG', quantity: 2 })];
    let record = await givenOrder(world, { lines });
    const changes: readonly (readonly [OrderEvent[], PrivateChange?])[] = [
      [[held('hold_2')], { reason: 'address to be checked' }],
      [[updated('shippingAddress')], { shippingAddress: null }],
      [[updated('email', 'metadata', 'note', 'tags')], { email: null, metadata: { a: '1' }, note: 'n', tags: [] }],
      [[held('hold_5')]],
      [[released('hold_2'), released('hold_5')]],
      [[confirmed]],
      [[linesCanceled(['2', 1], ['1', 9_998])], { reason: 'too many' }],
      [[linesCanceled(['1', 1], ['2', 1]), canceled]],
      [[completed]],
    ];
    for (const [events, words] of changes) {
      record = changed(record, events, words === undefined ? {} : { private: words });
      await given(world, writing(record));
      expect(await world.ports.orders.find(record.id)).toEqual(record);
    }
  });

  test(`${adapterName}: a placement with several events and nothing to ship is read as stored`, async () => {
    const world = await makeWorld();
    const record = await givenOrder(world, {
      lines: [line({ unitAmount: 0, quantity: 1, requiresShipping: false })],
      shippingAmount: null,
    });
    expect(record.changes[0].events).toHaveLength(3);
    expect(await world.ports.orders.find(record.id)).toEqual(record);
  });

  test.each([
    [true, null],
    [false, null],
    [false, redeemer('ada')],
  ])(`${adapterName}: an order keeps its discount, counted: %p, by %p`, async (isCounted, by) => {
    const world = await makeWorld();
    const record = await givenOrder(world, {
      discount: { type: 'percent', rate: rate('0.333333') },
      applied: { code: 'a.B_c-1', counted: isCounted, redeemer: by },
    });
    expect(await world.ports.orders.find(record.id)).toEqual(record);
  });

  test(`${adapterName}: an order with 50 lines and 60 changes is read as stored`, async () => {
    const world = await makeWorld();
    const lines = Array.from({ length: 50 }, (_, index) => line({ sku: `SKU-${index}`, quantity: index + 1 }));
    let record = await givenOrder(world, { lines });
    for (let count = 2; count <= 60; count += 1) {
      record = changed(record, [confirmed], { private: { note: `change ${count}` } });
      await given(world, writing(record));
    }
    expect(await world.ports.orders.find(record.id)).toEqual(record);
  });

  test(`${adapterName}: a caller's change of a record does not change the stored record`, async () => {
    const world = await makeWorld();
    const record = newOrder(world, { private: { email: 'ada@example.com' } });
    const kept = structuredClone(record);
    await given(world, writing(record));
    reachInto(record);
    const found = await world.ports.orders.find(kept.id);
    expect(found).toEqual(kept);
    if (found !== undefined) reachInto(found);
    expect(await world.ports.orders.find(kept.id)).toEqual(kept);
  });
};
