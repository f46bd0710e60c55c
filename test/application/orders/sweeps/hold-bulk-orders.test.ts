import { expect, test } from '@jest/globals';
import { placeOrder } from '#application/orders/place-order';
import { releaseHold } from '#application/orders/release-hold';
import { holdBulkOrders } from '#application/orders/sweeps/hold-bulk-orders';
import type { Ports } from '#application/ports';
import { fold } from '#domain/orders/evolve';
import type { OrderId } from '#domain/orders/order-id';
import { staff } from '#test/builders/callers';
import { cartLine, placement } from '#test/builders/carts';
import { product } from '#test/builders/products';
import { bySystem, request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

const world = () => memoryWorld({ products: [product({ available: 1_000 })] });

const place = async (ports: Ports, quantity: number) =>
  answerOf(await placeOrder.with(ports)(placement({ lines: [cartLine('TEE-M', quantity)] }), request())).value.id;

const sweep = async (ports: Ports) =>
  answerOf(await holdBulkOrders.with(ports)({ after: undefined, limit: 100 }, bySystem()));

const holdsOf = async (ports: Ports, id: OrderId) => {
  const record = await ports.orders.find(id);
  return record && fold(record).holds.map((hold) => hold.id);
};

test('an order of many units is held once, by the system', async () => {
  const { ports } = world();
  const id = await place(ports, 100);
  const runs = await Promise.all([sweep(ports), sweep(ports)]);
  expect(runs.flatMap(({ changed }) => changed)).toEqual([id]);
  expect(await holdsOf(ports, id)).toEqual(['hold_2']);
  expect((await ports.orders.find(id))?.changes.at(-1)).toMatchObject({ actor: { role: 'system' } });
  expect(await sweep(ports)).toEqual({ seen: 1, changed: [], postponed: [], failed: [], next: null });
});

test('an order of fewer units is read and not held', async () => {
  const { ports } = world();
  const id = await place(ports, 99);
  expect(await sweep(ports)).toMatchObject({ seen: 1, changed: [] });
  expect(await holdsOf(ports, id)).toEqual([]);
});

test('a released order is not held again', async () => {
  const { ports } = world();
  const id = await place(ports, 100);
  await sweep(ports);
  answerOf(await releaseHold.with(ports)({ id, holdId: 'hold_2' }, request({ caller: staff() })));
  expect(await sweep(ports)).toMatchObject({ seen: 1, changed: [], postponed: [] });
  expect(await holdsOf(ports, id)).toEqual([]);
});
