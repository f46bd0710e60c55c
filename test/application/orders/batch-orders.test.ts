import { describe, expect, test } from '@jest/globals';
import { adjustStock } from '#application/catalog/adjust-stock';
import { batchPlaceOrders } from '#application/orders/batch-place-orders';
import { type PlaceOrder, placeOrder } from '#application/orders/place-order';
import { batchGetOrders } from '#application/orders/reading/batch-get-orders';
import { type Ports, Unavailable } from '#application/ports';
import type { Caller } from '#domain/access/caller';
import type { Cause } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import type { CustomerId } from '#domain/orders/order';
import { orderIdOf } from '#domain/orders/order-id';
import { ada, anybody, bob, customer, staff } from '#test/builders/callers';
import { cartLine, placement } from '#test/builders/carts';
import { tenOClock } from '#test/builders/clock';
import { collidingTags, testTags } from '#test/builders/order-ids';
import { changed, confirmed, orderRecord } from '#test/builders/orders';
import { counted } from '#test/builders/ports';
import { mug, product, sku } from '#test/builders/products';
import { cause, request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

const idOf = (owner: CustomerId, at: number) => orderIdOf({ tag: testTags.tagAt(owner, at), at, random: '5T' });
const orderOf = (owner: CustomerId, later: number) =>
  orderRecord({ id: idOf(owner, tenOClock + later), customerId: owner, at: tenOClock + later });

describe('getting several orders', () => {
  const one = orderOf(ada, 1);
  const two = changed(orderOf(ada, 2), [confirmed], { private: { note: 'two' } });
  const bobs = orderOf(bob, 3);
  const never = idOf(ada, tenOClock + 99);
  const world = () => memoryWorld({ orders: [one, two, bobs] });
  const get = async (ids: readonly string[], caller: Caller = staff(), ports: Ports = world().ports) =>
    answerOf(await batchGetOrders.with(ports)({ ids }, request({ caller })));

  test('returns their current state in the order of the request', async () => {
    expect(await get([bobs.id, two.id, one.id])).toEqual({
      orders: [bobs, two, one].map((record) => fold(record)),
      missing: [],
    });
    expect(await get([one.id, bobs.id])).toEqual({ orders: [one, bobs].map((record) => fold(record)), missing: [] });
  });

  test.each([
    ['was never placed', never],
    ['is not an id', 'an order'],
    ['is empty', ''],
    ['has a wrong check symbol', `${one.id.slice(0, -1)}${one.id.endsWith('0') ? '1' : '0'}`],
  ])('lists what %s as missing', async (_, text) =>
    expect(await get([text, one.id])).toEqual({ orders: [fold(one)], missing: [text] }),
  );

  test('lists missing ids in the order and spelling of the request', async () => {
    const missing = ['zzz', never.toLowerCase(), 'aaa'];
    expect(await get([...missing, one.id])).toEqual({ orders: [fold(one)], missing });
  });

  test('returns an order once for all spellings of its id', async () => {
    const ids = [two.id, one.id, two.id, one.id.toLowerCase(), one.id.replaceAll('-', '')];
    expect((await get(ids)).orders.map(({ id }) => id)).toEqual([two.id, one.id]);
  });

  test('lists a missing id once for each spelling', async () => {
    const lower = never.toLowerCase();
    expect((await get([never, lower, never, 'zzz', 'zzz'])).missing).toEqual([never, lower, 'zzz']);
  });

  test('of no ids returns nothing', async () => expect(await get([])).toEqual({ orders: [], missing: [] }));

  test('returns a customer their own orders; others are missing and not read', async () => {
    const { ports } = world();
    const readIds: (readonly string[])[] = [];
    const watched: Ports = {
      ...ports,
      orderBatches: {
        find: (ids) => {
          readIds.push(ids);
          return ports.orderBatches.find(ids);
        },
      },
    };
    expect(await get([bobs.id, one.id, never], customer(ada), watched)).toEqual({
      orders: [fold(one)],
      missing: [bobs.id, never],
    });
    expect(readIds).toEqual([[one.id, never]]);
  });

  test('finds no order of another customer with the same tag', async () => {
    const record = orderRecord({ id: orderIdOf({ tag: 'C0111DE', at: tenOClock, random: '5T' }) });
    const { ports } = memoryWorld({ orders: [record], tags: collidingTags });
    expect(await get([record.id], customer(bob), ports)).toEqual({ orders: [], missing: [record.id] });
  });

  test('reads once, or not at all without readable ids', async () => {
    const { ports, calls } = counted(world().ports);
    await get([one.id, two.id, bobs.id, never], staff(), ports);
    expect(calls).toEqual({ 'orderBatches.find': 1 });
    await get(['zzz', bobs.id], customer(ada), ports);
    expect(await get([one.id, bobs.id], anybody, ports)).toEqual({ orders: [], missing: [one.id, bobs.id] });
    expect(calls['orderBatches.find']).toBe(1);
  });
});

describe('placing several orders', () => {
  type Item = { readonly command: PlaceOrder; readonly cause: Cause };
  const item = (wanted: Partial<PlaceOrder> = {}, by: Cause = cause()): Item => ({
    command: placement(wanted),
    cause: by,
  });
  const mugs = (quantity: number) => ({ lines: [cartLine('MUG', quantity)] });
  const world = () => memoryWorld({ products: [product({ available: 100 }), mug()] });
  const byStaff = () => request({ caller: staff('op_7') });
  const place = async (ports: Ports, orders: readonly Item[], aRequest = byStaff()) =>
    answerOf(await batchPlaceOrders.with(ports)({ orders }, aRequest));
  const ordersIn = async (ports: Ports) => (await ports.orderLists.ofShop({ limit: 100 })).items.length;
  const available = async (ports: Ports, text: string) => (await ports.products.find(sku(text)))?.available;

  test('has one result each, in the order of the request', async () => {
    const { ports } = world();
    const orders = Array.from({ length: 25 }, (_, index) =>
      item({
        externalReference: `web-${index}`,
        customerId: index % 2 === 0 ? ada : bob,
        lines: [cartLine('TEE-M', 1)],
      }),
    );
    const results = (await place(ports, orders)).map(answerOf);
    expect(results.map(({ value }) => value.externalReference)).toEqual(
      orders.map(({ command }) => command.externalReference),
    );
    expect(results.map(({ value }) => value.customerId)).toEqual(orders.map(({ command }) => command.customerId));
    expect(results.every(({ replayed }) => !replayed)).toBe(true);
    expect(await ordersIn(ports)).toBe(25);
    expect(await available(ports, 'TEE-M')).toBe(75);
  });

  test('writes each with its own key and the actor', async () => {
    const { ports } = world();
    const [first, second] = [item(), item(mugs(1))];
    const results = (await place(ports, [first, second])).map(answerOf);
    const changes = await Promise.all(
      results.map(async ({ value }) => (await ports.orders.find(value.id))?.changes[0]),
    );
    expect(changes).toMatchObject([
      { cause: first.cause, actor: { role: 'staff', id: 'op_7' } },
      { cause: second.cause, actor: { role: 'staff', id: 'op_7' } },
    ]);
  });

  test('continues after a refused order', async () => {
    const { ports } = world();
    const refused = [item({ lines: [cartLine('NONE')] }), item(mugs(11)), item({ shippingMethod: 'drone' })];
    const results = await place(ports, [
      refused[0] as Item,
      item(mugs(2)),
      refused[1] as Item,
      refused[2] as Item,
      item(),
    ]);
    expect(results.map((result) => (result.ok ? result.value.value.lines[0]?.sku : result.refusal.kind))).toEqual([
      'unknown-product',
      'MUG',
      'out-of-stock',
      'unknown-shipping-method',
      'TEE-M',
    ]);
    expect(await ordersIn(ports)).toBe(2);
    expect(await available(ports, 'MUG')).toBe(8);
  });

  test('never sells more than the stock', async () => {
    const { ports } = world();
    const results = await place(
      ports,
      Array.from({ length: 25 }, () => item(mugs(1))),
    );
    expect(results.filter(({ ok }) => ok)).toHaveLength(10);
    expect(await available(ports, 'MUG')).toBe(0);
  });

  test('a second time replays the placed orders and tries the refused orders again', async () => {
    const { ports } = world();
    const orders = [item(), item(mugs(11)), item(mugs(3))];
    const first = await place(ports, orders);
    await adjustStock.with(ports)({ sku: sku('MUG'), delta: 11 }, byStaff());
    const again = await place(ports, orders);
    expect(first.map((result) => (result.ok ? result.value.replayed : result.refusal.kind))).toEqual([
      false,
      'out-of-stock',
      false,
    ]);
    expect(again.map((result) => result.ok && result.value.replayed)).toEqual([true, false, true]);
    for (const index of [0, 2])
      expect(again[index]).toMatchObject({ value: { value: answerOf(first[index] as (typeof first)[number]).value } });
    expect(await ordersIn(ports)).toBe(3);
    expect(await available(ports, 'MUG')).toBe(7);
  });

  test('has the same commands as single placements', async () => {
    const { ports } = world();
    const alone = item();
    const first = answerOf(await placeOrder.with(ports)(alone.command, { ...byStaff(), cause: alone.cause }));
    const [again, other] = await place(ports, [alone, item(mugs(1))]);
    expect(again).toEqual({ ok: true, value: { value: first.value, replayed: true } });
    expect(other).toMatchObject({ ok: true, value: { replayed: false } });
    expect(answerOf(await placeOrder.with(ports)(alone.command, { ...byStaff(), cause: alone.cause })).replayed).toBe(
      true,
    );
  });

  test('with one key twice places one order', async () => {
    const { ports } = world();
    const twice = item();
    const results = (await place(ports, [twice, item(mugs(1)), twice])).map(answerOf);
    expect(results[2]?.value).toEqual(results[0]?.value);
    expect([results[0]?.replayed, results[2]?.replayed].toSorted()).toEqual([false, true]);
    expect(await ordersIn(ports)).toBe(2);
    expect(await available(ports, 'TEE-M')).toBe(97);
  });

  test('with one key for two bodies places one and refuses the other', async () => {
    const { ports } = world();
    const results = await place(ports, [
      item({}, cause('one key', 'one body')),
      item(mugs(1), cause('one key', 'another body')),
    ]);
    expect(results.filter(({ ok }) => ok)).toHaveLength(1);
    expect(results.flatMap((result) => (result.ok ? [] : [result.refusal]))).toEqual([
      { kind: 'idempotency-key-reused' },
    ]);
    expect(await ordersIn(ports)).toBe(1);
  });

  test('with one external reference twice places one order', async () => {
    const { ports } = world();
    const results = await place(ports, [item({ externalReference: 'web-1' }), item({ externalReference: 'web-1' })]);
    expect(results.map((result) => (result.ok ? 'placed' : result.refusal.kind)).toSorted()).toEqual([
      'external-reference-taken',
      'placed',
    ]);
  });

  test('reports an order without an answer in time and places the others', async () => {
    const { ports } = world();
    const unlucky = item(mugs(1));
    const failing: Ports = {
      ...ports,
      commit: async (writes) => {
        if (writes.some((write) => write.kind === 'receipt' && write.receipt.key === unlucky.cause.key))
          throw new Unavailable('too slow');
        return ports.commit(writes);
      },
    };
    const [first, second, third] = await place(failing, [item(), unlucky, item()]);
    expect([first?.ok, third?.ok]).toEqual([true, true]);
    expect(second && refusalOf(second)).toEqual({ kind: 'temporarily-unavailable', faults: [] });
    expect((await place(ports, [unlucky])).every(({ ok }) => ok)).toBe(true);
  });

  const brokenFor = (ports: Ports, unlucky: Item, defect: Error): Ports => ({
    ...ports,
    commit: async (writes) => {
      if (writes.some((write) => write.kind === 'receipt' && write.receipt.key === unlucky.cause.key)) throw defect;
      return ports.commit(writes);
    },
  });

  test('reports an order that meets a defect and places the others', async () => {
    const { ports } = world();
    const unlucky = item(mugs(1));
    const defect = new Error('a defect');
    const [first, second, third] = await place(brokenFor(ports, unlucky, defect), [item(), unlucky, item()]);
    expect([first?.ok, third?.ok]).toEqual([true, true]);
    expect(second && refusalOf(second)).toEqual({ kind: 'internal', defect });
    expect(await ordersIn(ports)).toBe(2);
  });

  test('reports a defect beside an order that was refused', async () => {
    const { ports } = world();
    const unlucky = item(mugs(1));
    const results = await place(brokenFor(ports, unlucky, new Error('a defect')), [unlucky, item(mugs(11))]);
    expect(results.map((result) => !result.ok && result.refusal.kind)).toEqual(['internal', 'out-of-stock']);
  });

  test('throws when every order meets a defect', async () => {
    const { ports } = world();
    const broken: Ports = {
      ...ports,
      commit: async () => {
        throw new Error('a defect');
      },
    };
    await expect(place(broken, [item(), item()])).rejects.toThrow('a defect');
    await expect(place(broken, [])).resolves.toEqual([]);
  });

  test('runs several orders at once but not all', async () => {
    const { ports } = world();
    let [now, most] = [0, 0];
    const watched: Ports = {
      ...ports,
      commit: async (writes) => {
        now += 1;
        most = Math.max(most, now);
        await new Promise((resolve) => setImmediate(resolve));
        now -= 1;
        return ports.commit(writes);
      },
    };
    await place(
      watched,
      Array.from({ length: 25 }, () => item({ lines: [cartLine('TEE-M', 1)] })),
    );
    expect(most).toBe(5);
  });

  test('of a customer for another customer is refused for each order', async () => {
    const { ports } = world();
    const results = await place(ports, [item({ customerId: bob }), item()], request({ caller: customer(ada) }));
    expect(results.map((result) => (result.ok ? result.value.value.customerId : result.refusal.kind))).toEqual([
      'insufficient-scope',
      'cus_ada',
    ]);
  });
});
