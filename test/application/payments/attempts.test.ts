import { expect, test } from '@jest/globals';
import { cancelOrder } from '#application/orders/cancel-order';
import { placeOrder } from '#application/orders/place-order';
import { payOrder } from '#application/payments/pay-order';
import { type Ports, Unavailable } from '#application/ports';
import { fold } from '#domain/orders/evolve';
import type { Order } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import { operationsOf } from '#domain/payments/payment';
import { staff } from '#test/builders/callers';
import { placement } from '#test/builders/carts';
import { product } from '#test/builders/products';
import { cause, request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { type MemoryWorld, memoryWorld } from '#test/builders/world';

/** Attempts that wait for the customer, and the voids that end them. */

/** A shop with an order whose payment waits for the customer. */
const waiting = async (): Promise<{ readonly world: MemoryWorld; readonly order: Order }> => {
  const world = memoryWorld({ products: [product()] });
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

test('V6: an attempt that the customer confirmed is voided with its canceled order', async () => {
  const { world, order } = await waiting();
  await world.provider.act({ orderId: order.id, paymentId: 'pay_1' });
  const command = { id: order.id, reason: 'late', lines: undefined };
  answerOf(await cancelOrder.with(world.ports)(command, request({ caller: staff() })));
  expect(await operations(world, order.id)).toEqual(['authorization succeeded', 'void failed', 'void succeeded']);
});
