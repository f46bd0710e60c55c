import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { batchPlaceOrders } from '#application/orders/batch-place-orders';
import { days } from '#domain/instant';
import { placement } from '#test/builders/carts';
import { address } from '#test/builders/orders';
import { cause, request } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { crashErasureEverywhere, erasures } from '#test/lives/crashes/erasure';
import { end } from '#test/lives/ending';
import { anyLife, live } from '#test/lives/live';
import { orderIn } from '#test/lives/order-in';
import { lifeWorld } from '#test/lives/shop';

const shop = { pricesIncludeTax: false, captureOn: 'request', amountStep: 1, holds: 'nothing' } as const;

test('an erasure that crashes at any call and is repeated ends as if nothing had happened', async () => {
  const world = lifeWorld(shop);
  const orders = ['web-1', null, 'web-2'].map((externalReference) => ({
    command: placement({ externalReference, private: { email: 'ada@example.com', shippingAddress: address() } }),
    cause: cause(),
  }));
  answerOf(await batchPlaceOrders.with(world.ports)({ orders }, request()));
  // One list, three orders, the record and its removal.
  expect(await crashErasureEverywhere(world, shop, 'eraseCustomer')).toBe(2 * 6);
  expect(await world.ports.externalReferences.find('web-1')).toEqual([]);
  expect(world.store.customers.size).toBe(0);
});

test('so does an erasure at the end of any life, and while money is moving', async () => {
  let crashes = 0;
  for (const [index, life] of fc.sample(anyLife, { seed: 11, numRuns: 16 }).entries()) {
    const world = await live(life, () => {});
    if (index % 2 === 0) await end(world);
    crashes += await crashErasureEverywhere(world, life.placing, 'eraseCustomer');
  }
  expect(crashes).toBeGreaterThan(100);
});

test('so does a sweep of the orders that are closed for long', async () => {
  let erased = 0;
  for (const life of fc.sample(anyLife, { seed: 11, numRuns: 16 })) {
    const world = await live(life, () => {});
    await end(world);
    world.advance(days(60));
    const order = orderIn(world);
    if (order === undefined) continue;
    await world.ports.writePrivateOrders([{ orderId: order.id, isListed: true }]);
    await crashErasureEverywhere(world, life.placing, 'erasePrivateData');
    await erasures.erasePrivateData(world.ports);
    const record = world.store.orders.get(order.id)?.record;
    const isDue = order.status === 'completed' || order.status === 'canceled';
    if (isDue && record?.revisions.length === 0) erased += 1;
  }
  expect(erased).toBeGreaterThan(4);
});
