import { describe, expect, test } from '@jest/globals';
import { cancelOrder } from '#application/orders/lifecycle/cancel-order';
import { confirmOrder } from '#application/orders/lifecycle/confirm-order';
import { expireOrders } from '#application/orders/lifecycle/expire-orders';
import { placeOrder } from '#application/orders/place-order';
import { type Ports, Unavailable } from '#application/ports';
import { minutes } from '#domain/instant';
import { fold } from '#domain/orders/evolve';
import type { OrderId } from '#domain/orders/order-id';
import { staff } from '#test/builders/callers';
import { cartLine, placement } from '#test/builders/carts';
import { code, discount } from '#test/builders/discounts';
import { outpaced } from '#test/builders/ports';
import { product, sku } from '#test/builders/products';
import { bySystem, request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

const world = () =>
  memoryWorld({ products: [product({ available: 100 })], discounts: [discount({ maxRedemptions: 50 })] });

const place = async (ports: Ports, discountCode = undefined as ReturnType<typeof code> | undefined) =>
  answerOf(await placeOrder.with(ports)(placement({ lines: [cartLine('TEE-M', 3)], discountCode }), request())).value
    .id;

const sweep = async (ports: Ports, limit = 100, after?: OrderId) =>
  answerOf(await expireOrders.with(ports)({ after, limit }, bySystem()));

const statusOf = async (ports: Ports, id: OrderId) => {
  const record = await ports.orders.find(id);
  return record && fold(record).status;
};
const availableOf = async (ports: Ports) => (await ports.products.find(sku('TEE-M')))?.available;

test('an unpaid order expires, and its stock and redemption are returned', async () => {
  const { ports, advance } = world();
  const id = await place(ports, code('WELCOME10'));
  expect([
    await availableOf(ports),
    (await ports.discounts.find(code('WELCOME10'), { fresh: true }))?.redeemed,
  ]).toEqual([97, 1]);
  advance(minutes(30));
  expect(await sweep(ports)).toEqual({ seen: 1, changed: [id], postponed: [], failed: [], next: null });
  const record = await ports.orders.find(id);
  expect(record?.changes.at(-1)).toMatchObject({ actor: { role: 'system' }, events: [{ type: 'order.expired' }] });
  expect(await statusOf(ports, id)).toBe('canceled');
  expect([
    await availableOf(ports),
    (await ports.discounts.find(code('WELCOME10'), { fresh: true }))?.redeemed,
  ]).toEqual([100, 0]);
  expect(await sweep(ports)).toEqual({ seen: 0, changed: [], postponed: [], failed: [], next: null });
});

test('an order is not read before it can expire', async () => {
  const { ports, advance } = world();
  const id = await place(ports);
  advance(minutes(30) - 1);
  expect(await sweep(ports)).toEqual({ seen: 0, changed: [], postponed: [], failed: [], next: null });
  expect(await statusOf(ports, id)).toBe('pending');
});

test('an order with a later expiry is read and not changed', async () => {
  const { ports, advance } = world();
  const id = await place(ports);
  advance(minutes(15));
  const shorter = { ...ports, shop: { ...ports.shop, pendingOrderMinutes: 10 } };
  expect(await sweep(shorter)).toEqual({ seen: 1, changed: [], postponed: [], failed: [], next: null });
  expect(await statusOf(ports, id)).toBe('pending');
});

test('a round reads at most its limit, and the next round continues there', async () => {
  const { ports, advance } = world();
  const ids: OrderId[] = [];
  for (let count = 0; count < 5; count += 1) {
    ids.push(await place(ports));
    advance(1_000);
  }
  advance(minutes(30));
  const first = await sweep(ports, 2);
  expect(first).toMatchObject({ seen: 2, changed: ids.slice(0, 2) });
  const second = await sweep(ports, 2, first.next ?? undefined);
  expect(second).toMatchObject({ seen: 2, changed: ids.slice(2, 4) });
  const third = await sweep(ports, 2, second.next ?? undefined);
  expect(third).toEqual({ seen: 1, changed: ids.slice(4), postponed: [], failed: [], next: null });
});

test('concurrent sweeps expire each order once and return its units once', async () => {
  const { ports, advance } = world();
  for (let count = 0; count < 10; count += 1) await place(ports);
  expect(await availableOf(ports)).toBe(70);
  advance(minutes(31));
  const runs = await Promise.all(Array.from({ length: 4 }, () => sweep(ports)));
  expect(runs.flatMap(({ changed }) => changed)).toHaveLength(10);
  expect(await availableOf(ports)).toBe(100);
});

describe('in a race', () => {
  const asStaff = () => request({ caller: staff() });

  test('an earlier confirmation keeps the order', async () => {
    const { ports, advance } = world();
    const id = await place(ports);
    advance(minutes(30));
    const raced = outpaced(ports, () => confirmOrder.with(ports)({ id }, asStaff()));
    expect(await sweep(raced)).toEqual({ seen: 1, changed: [], postponed: [], failed: [], next: null });
    expect(await statusOf(ports, id)).toBe('confirmed');
    expect(await availableOf(ports)).toBe(97);
  });

  test('an earlier cancellation returns the units, and the sweep does not return them again', async () => {
    const { ports, advance } = world();
    const id = await place(ports);
    advance(minutes(30));
    const raced = outpaced(ports, () =>
      cancelOrder.with(ports)({ id, reason: 'changed my mind', lines: undefined }, asStaff()),
    );
    expect((await sweep(raced)).changed).toEqual([]);
    expect(await availableOf(ports)).toBe(100);
  });

  test('an earlier expiry refuses the confirmation and the cancellation', async () => {
    for (const command of [
      (ports: Ports, id: OrderId) => confirmOrder.with(ports)({ id }, asStaff()),
      (ports: Ports, id: OrderId) => cancelOrder.with(ports)({ id, reason: 'late', lines: undefined }, asStaff()),
    ]) {
      const { ports, advance } = world();
      const id = await place(ports);
      advance(minutes(30));
      const raced = outpaced(ports, () => sweep(ports));
      expect(await command(raced, id)).toMatchObject({ ok: false, refusal: { kind: 'order-status-conflict' } });
      expect(await statusOf(ports, id)).toBe('canceled');
      expect(await availableOf(ports)).toBe(100);
    }
  });
});

test('an order that was deleted after it was listed is skipped', async () => {
  const { ports, advance } = world();
  const id = await place(ports);
  advance(minutes(30));
  const gone = { ...ports, orders: { find: async () => undefined } };
  expect(await sweep(gone)).toEqual({ seen: 1, changed: [], postponed: [], failed: [], next: null });
  expect(await statusOf(ports, id)).toBe('pending');
});

describe('an order that fails in a sweep', () => {
  const placeSeveral = async (ports: Ports, count: number): Promise<readonly OrderId[]> => {
    const ids: OrderId[] = [];
    for (let index = 0; index < count; index += 1) ids.push(await place(ports));
    return ids.toSorted();
  };
  /** Ports that throw when they read one of these orders. */
  const failing = (ports: Ports, error: Error, ...failingIds: readonly OrderId[]) => {
    const readIds: OrderId[] = [];
    const find = async (id: OrderId) => {
      readIds.push(id);
      if (failingIds.includes(id)) throw error;
      return ports.orders.find(id);
    };
    return { readIds, ports: { ...ports, orders: { find } } };
  };

  test('is reported with its defect, and all others expire', async () => {
    const { ports, advance } = world();
    const ids = await placeSeveral(ports, 12);
    const [broken, others] = [ids.slice(0, 6), ids.slice(6)];
    advance(minutes(31));
    const defect = new RangeError('the item is not as it should be');
    const round = await sweep(failing(ports, defect, ...broken).ports);
    expect({ ...round, changed: round.changed.toSorted() }).toEqual({
      ...{ seen: 12, changed: others, postponed: [], next: null },
      failed: broken.map((id) => ({ id, defect })),
    });
    for (const id of broken) expect(await statusOf(ports, id)).toBe('pending');
  });

  test('because the table did not answer does not stop the orders after it', async () => {
    const { ports, advance } = world();
    const [first, ...others] = (await placeSeveral(ports, 12)) as [OrderId, ...OrderId[]];
    advance(minutes(31));
    const defect = new Unavailable('the table did not take it in time');
    const round = await sweep(failing(ports, defect, first).ports);
    expect(round.failed).toEqual([{ id: first, defect }]);
    expect(round.changed.toSorted()).toEqual(others);
  });

  test('is one of five when the table never answers: the next sweep takes the others', async () => {
    const { ports, advance } = world();
    const ids = await placeSeveral(ports, 12);
    advance(minutes(31));
    const down = failing(ports, new Unavailable('the table did not take it in time'), ...ids);
    const round = await sweep(down.ports);
    expect(round).toMatchObject({ seen: 12, changed: [], next: null });
    expect(round.failed.map(({ id }) => id)).toEqual(down.readIds);
    expect([down.readIds.length, round.postponed.length]).toEqual([5, 7]);
    expect((await sweep(ports)).changed).toHaveLength(12);
  });
});
