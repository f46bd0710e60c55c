import { expect, test } from '@jest/globals';
import { cancelOrder } from '#application/orders/lifecycle/cancel-order';
import { placeOrder } from '#application/orders/place-order';
import { payOrder } from '#application/payments/pay-order';
import { type Ports, Unavailable } from '#application/ports';
import { minutes } from '#domain/instant';
import { fold } from '#domain/orders/evolve';
import type { Order } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import { operationsOf } from '#domain/payments/payment';
import { staff } from '#test/builders/callers';
import { placement } from '#test/builders/carts';
import { expired } from '#test/builders/orders';
import { capture, expire, hold, orderOf, settle } from '#test/builders/payments/shop';
import { outpaced } from '#test/builders/ports';
import { projecting } from '#test/builders/ports/projected';
import { product } from '#test/builders/products';
import { cause, request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { type MemoryWorld, memoryWorld } from '#test/builders/world';

/** Attempts that wait for the customer, and the voids that end them. */

/** A shop with an order whose payment waits for the customer. */
const waiting = async (): Promise<{ readonly world: MemoryWorld; readonly order: Order }> => {
  const world = memoryWorld({ products: [product()] });
  projecting(world.store);
  const payment = { method: 'tok_requires_action', capture: 'manual' } as const;
  const { value: order } = answerOf(await placeOrder.with(world.ports)(placement({ payment }), request()));
  return { world, order };
};

const pay = (ports: Ports, id: OrderId, key: string) =>
  payOrder.with(ports)(
    { id, method: 'tok_ok', amount: undefined, capture: 'automatic', reference: null },
    request({ cause: cause(key) }),
  );

const operations = async ({ ports }: MemoryWorld, id: OrderId): Promise<readonly string[]> => {
  const record = await ports.orders.find(id);
  return record === undefined ? [] : operationsOf(fold(record)).map(({ type, state }) => `${type} ${state}`);
};

const unavailable = (ports: Ports): Ports => ({
  ...ports,
  payments: { ...ports.payments, do: () => Promise.reject(new Unavailable('no answer')) },
});

test('P3: a retry goes on with the void of an attempt that was cut off', async () => {
  const { world, order } = await waiting();
  expect(refusalOf(await pay(unavailable(world.ports), order.id, 'pay')).kind).toBe('provider-unavailable');
  expect(await operations(world, order.id)).toEqual(['authorization requires-action', 'void pending']);
  answerOf(await pay(world.ports, order.id, 'pay'));
  expect(await operations(world, order.id)).toEqual([
    'authorization failed',
    'void succeeded',
    'authorization succeeded',
    'capture succeeded',
  ]);
});

const expecting = (version: number) => ({ expects: { kind: 'version', version } as const, cause: cause('pay') });
const paid = { method: 'tok_ok', amount: undefined, capture: 'automatic', reference: null } as const;

test.each([
  ['the retry', async () => undefined],
  ['a sweep', (world: MemoryWorld) => settle(world.ports)],
] as const)(
  'K3: a retry with the version before a void that was cut off pays, after %s ended the void',
  async (_, end) => {
    const { world, order } = await waiting();
    const pays = (ports: Ports) => payOrder.with(ports)({ id: order.id, ...paid }, request(expecting(order.version)));
    expect(refusalOf(await pays(unavailable(world.ports))).kind).toBe('provider-unavailable');
    world.advance(minutes(2));
    await end(world);
    expect(answerOf(await pays(world.ports)).value.status).toBe('confirmed');
    expect(answerOf(await pays(world.ports)).replayed).toBe(true);
  },
);

test('K3: a retry with the version before a void is refused if the order changed otherwise meanwhile', async () => {
  const { world, order } = await waiting();
  const pays = (ports: Ports) => payOrder.with(ports)({ id: order.id, ...paid }, request(expecting(order.version)));
  expect(refusalOf(await pays(unavailable(world.ports))).kind).toBe('provider-unavailable');
  answerOf(await hold(world.ports, order.id));
  const { version } = await orderOf(world, order.id);
  expect(refusalOf(await pays(world.ports))).toEqual({ kind: 'version-mismatch', currentVersion: version });
});

test('K3: a capture by staff after the attempt succeeded is another change', async () => {
  const { world, order } = await waiting();
  const pays = (ports: Ports) => payOrder.with(ports)({ id: order.id, ...paid }, request(expecting(order.version)));
  expect(refusalOf(await pays(unavailable(world.ports))).kind).toBe('provider-unavailable');
  await world.provider.act({ orderId: order.id, paymentId: 'pay_1' });
  world.advance(minutes(2));
  await settle(world.ports);
  answerOf(await capture(world.ports, order.id, { amount: 100 }));
  expect(refusalOf(await pays(world.ports)).kind).toBe('version-mismatch');
});

test('K3: a version that was old before the void is refused, and the attempt stays', async () => {
  const { world, order } = await waiting();
  const pays = payOrder.with(world.ports)({ id: order.id, ...paid }, request(expecting(order.version - 1)));
  expect(refusalOf(await pays)).toEqual({ kind: 'version-mismatch', currentVersion: order.version });
  expect(await operations(world, order.id)).toEqual(['authorization requires-action']);
});

test('V6: an attempt that the customer confirmed is voided with its canceled order', async () => {
  const { world, order } = await waiting();
  await world.provider.act({ orderId: order.id, paymentId: 'pay_1' });
  const command = { id: order.id, reason: 'late', lines: undefined };
  answerOf(await cancelOrder.with(world.ports)(command, request({ caller: staff() })));
  expect(await operations(world, order.id)).toEqual(['authorization succeeded', 'void failed', 'void succeeded']);
});

test('P3: a refused payment leaves the attempt that waits', async () => {
  const { world, order } = await waiting();
  const command = { id: order.id, method: 'tok_ok', capture: 'automatic', reference: null } as const;
  for (const amount of [0, 999_999])
    expect(refusalOf(await payOrder.with(world.ports)({ ...command, amount }, request())).kind).toBe(
      'amount-exceeds-due',
    );
  expect(await operations(world, order.id)).toEqual(['authorization requires-action']);
});

test('P4: a sweep that read the order before an attempt began expires it the next time', async () => {
  const world = memoryWorld({ products: [product()] });
  const { ports } = world;
  const { id } = answerOf(await placeOrder.with(ports)(placement({}), request())).value;
  world.advance(minutes(30));
  const command = { id, method: 'tok_requires_action', amount: undefined, capture: 'manual', reference: null } as const;
  const late = outpaced(ports, async () => answerOf(await payOrder.with(ports)(command, request())));
  await expire(late);
  expect(await operations(world, id)).toEqual(['authorization requires-action']);
  await expire(ports);
  expect(await operations(world, id)).toEqual(['authorization failed', 'void succeeded']);
  await expire(ports);
  expect((await ports.orders.find(id))?.changes.at(-1)?.events).toEqual([expired]);
});

test('P3, P6: a recorded payment voids the attempt that waits, and stands if the void fails', async () => {
  for (const [acted, states] of [
    [false, ['authorization failed', 'void succeeded']],
    [true, ['authorization succeeded', 'void failed']],
  ] as const) {
    const { world, order } = await waiting();
    if (acted) await world.provider.act({ orderId: order.id, paymentId: 'pay_1' });
    const command = {
      id: order.id,
      method: 'manual',
      amount: undefined,
      capture: 'automatic',
      reference: null,
    } as const;
    const { value } = answerOf(await payOrder.with(world.ports)(command, request({ caller: staff() })));
    expect([value.status, (await operations(world, order.id)).slice(0, 2)]).toEqual(['confirmed', states]);
  }
});
