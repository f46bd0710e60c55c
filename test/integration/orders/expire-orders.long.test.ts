import { type AttributeValue, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { expect, test } from '@jest/globals';
import { keyOf } from '#adapters/dynamodb/orders/orders';
import type { CloudEvent } from '#application/events/cloud-event';
import { notifyCustomer } from '#application/notifications/notify-customer';
import { cancelOrder } from '#application/orders/lifecycle/cancel-order';
import { confirmOrder } from '#application/orders/lifecycle/confirm-order';
import { expireOrders } from '#application/orders/lifecycle/expire-orders';
import { placeOrder } from '#application/orders/place-order';
import { minutes } from '#domain/instant';
import { fold } from '#domain/orders/evolve';
import type { OrderId } from '#domain/orders/order-id';
import { staff } from '#test/builders/callers';
import { cartLine, placement } from '#test/builders/carts';
import { code, discount } from '#test/builders/discounts';
import { product } from '#test/builders/products';
import { bySystem, request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { availableOf, givenDiscounts, givenProducts, redeemedOf } from '#test/contract/world';
import { faulty } from '#test/integration/engine/faults';
import { type DynamoWorld, dynamoWorld } from '#test/integration/world';

const welcome = code('WELCOME10');

const overdue = async (count: number): Promise<{ world: DynamoWorld; ids: readonly OrderId[] }> => {
  const world = await dynamoWorld();
  await givenProducts(world, product({ available: 1_000 }));
  await givenDiscounts(world, discount({ maxRedemptions: 500 }));
  const ids: OrderId[] = [];
  for (let index = 0; index < count; index += 1) {
    const command = placement({
      lines: [cartLine('TEE-M', 2)],
      discountCode: welcome,
      private: { email: 'ada@example.com' },
    });
    ids.push(answerOf(await placeOrder.with(world.ports)(command, request())).value.id);
    world.advance(100);
  }
  world.advance(minutes(31));
  return { world, ids };
};

const sweepAll = async ({ ports }: DynamoWorld, limit: number): Promise<readonly OrderId[]> => {
  const expired: OrderId[] = [];
  let after: OrderId | undefined;
  for (;;) {
    const round = answerOf(await expireOrders.with(ports)({ after, limit }, bySystem({ trace: null })));
    expired.push(...(round.changed as readonly OrderId[]));
    if (round.next === null) return expired;
    after = round.next;
  }
};

test('two concurrent sweeps, confirmations and cancellations end each order once and lose nothing', async () => {
  const { world, ids } = await overdue(30);
  const { ports } = world;
  const asStaff = () => request({ caller: staff() });
  const confirm = (id: OrderId) => confirmOrder.with(ports)({ id }, asStaff());
  const cancel = (id: OrderId) => cancelOrder.with(ports)({ id, reason: 'late', lines: undefined }, asStaff());
  const rivals = ids.map((id, index) => (index % 3 === 0 ? confirm(id) : index % 3 === 1 ? cancel(id) : undefined));
  const [first, second] = await Promise.all([sweepAll(world, 7), sweepAll(world, 10), ...rivals]);

  const swept = [...(first as OrderId[]), ...(second as OrderId[])];
  expect(new Set(swept).size).toBe(swept.length);
  const orders = await Promise.all(ids.map((id) => ports.orders.find(id)));
  const lives = orders.map((record) => record?.changes.flatMap(({ events }) => events.map(({ type }) => type)));
  for (const life of lives) {
    expect(life).toHaveLength(2);
    expect(life?.[0]).toBe('order.placed');
  }
  const ended = lives.map((life) => life?.[1]);
  expect(swept).toHaveLength(ended.filter((type) => type === 'order.expired').length);
  const kept = orders.filter((record) => record && fold(record).status === 'confirmed').length;
  expect(ended.filter((type) => type === 'order.confirmed')).toHaveLength(kept);
  expect(await availableOf(world, product().sku)).toBe(1_000 - 2 * kept);
  expect(await redeemedOf(world, welcome)).toBe(kept);
});

test('a second sweep changes nothing', async () => {
  const { world, ids } = await overdue(3);
  expect((await sweepAll(world, 2)).toSorted()).toEqual(ids.toSorted());
  expect(await sweepAll(world, 2)).toEqual([]);
});

const spoil = async ({ client, table }: DynamoWorld, id: OrderId, ...[field, value]: [string, AttributeValue]) => {
  const Key = { pk: { S: `c#${keyOf(id).tag}` }, sk: { S: `o#${keyOf(id).moment}` } };
  const { Item } = await client.send(new GetItemCommand({ TableName: table, Key }));
  await client.send(new PutItemCommand({ TableName: table, Item: { ...Item, [field]: value } }));
};

test('orders with unreadable items are reported, and the orders after them expire', async () => {
  const { world, ids } = await overdue(4);
  const [first, second, ...others] = ids.toSorted() as [OrderId, OrderId, ...OrderId[]];
  await spoil(world, first, 'ch', { S: 'no changes' });
  // The index row is unreadable too, and with it the page of the sweep.
  await spoil(world, second, 'st', { S: 'no status' });
  const round = answerOf(
    await expireOrders.with(world.ports)({ after: undefined, limit: 100 }, bySystem({ trace: null })),
  );
  expect(round.changed.toSorted()).toEqual(others);
  expect(round.failed.map(({ id, defect }) => [id, (defect as Error).message])).toEqual([
    [first, expect.stringMatching(/^stored item c#\w+ o#\w+\.changes is not /)],
    [second, expect.stringMatching(/^stored item c#\w+ o#\w+\.status is not /)],
  ]);
});

test('eight concurrent notifiers send one letter', async () => {
  const { world, ids } = await overdue(1);
  const { ports } = world;
  const [id] = ids;
  if (id === undefined) throw new Error('no order');
  answerOf(await confirmOrder.with(ports)({ id }, request({ caller: staff() })));
  const event: Pick<CloudEvent, 'id' | 'type' | 'time'> = {
    id: `${id}:2`,
    type: 'order.confirmed',
    time: new Date(ports.clock.now()).toISOString(),
  };
  const answers = await Promise.all(
    Array.from({ length: 8 }, (_, index) => notifyCustomer.with(ports)({ event }, bySystem({ key: `try ${index}` }))),
  );
  expect(answers.filter((answer) => answer.ok && answer.value === 'sent')).toHaveLength(1);
  expect(answers.filter((answer) => answer.ok && answer.value === 'already-tried')).toHaveLength(7);
  expect(world.letters()).toHaveLength(1);
});

test('a notifier whose receipt is retried does not take the receipt of another for its own', async () => {
  const { world, ids } = await overdue(1);
  const [id] = ids;
  if (id === undefined) throw new Error('no order');
  answerOf(await confirmOrder.with(world.ports)({ id }, request({ caller: staff() })));
  const event = { id: `${id}:2`, type: 'order.confirmed', time: new Date(world.clock.now()).toISOString() };
  answerOf(await notifyCustomer.with(world.ports)({ event }, bySystem({ key: 'try 1' })));

  const injected = faulty();
  const later = await dynamoWorld({ table: world.table, over: injected.over });
  const ports = { ...later.ports, clock: world.ports.clock, orders: world.ports.orders };
  injected.next.push('throttle');
  expect(answerOf(await notifyCustomer.with(ports)({ event }, bySystem({ key: 'try 2' })))).toBe('already-tried');
  expect([world.letters().length, later.letters().length]).toEqual([1, 0]);
});
