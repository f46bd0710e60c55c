import { afterEach, describe, expect, test } from '@jest/globals';
import { adjustStock } from '#application/catalog/adjust-stock';
import { cancelOrder } from '#application/orders/lifecycle/cancel-order';
import { placeOrder } from '#application/orders/place-order';
import type { OrderId } from '#domain/orders/order-id';
import { ada, customer, staff } from '#test/builders/callers';
import { cartLine, placement } from '#test/builders/carts';
import { concurrently, patiently } from '#test/builders/concurrent';
import { code, discount, givingOf } from '#test/builders/discounts';
import { mug, product, sku, stockingOf } from '#test/builders/products';
import { cause, request } from '#test/builders/requests';
import { type DynamoWorld, dynamoWorld } from '#test/integration/world';
import { assertBooksAgree } from '#test/lives/books/agree';

let rushed: DynamoWorld | undefined;

const shopWith = async (...products: readonly ReturnType<typeof product>[]): Promise<DynamoWorld> => {
  const world = await dynamoWorld();
  rushed = world;
  for (const stocked of products) for (const writes of stockingOf(stocked)) await world.ports.commit(writes);
  return world;
};

const availableOf = async ({ ports }: DynamoWorld, name: string) => (await ports.products.find(sku(name)))?.available;

const count = <Value>(values: readonly Value[], is: (value: Value) => boolean): number => values.filter(is).length;

describe('many concurrent commands on one table', () => {
  afterEach(async () => {
    if (rushed !== undefined) await assertBooksAgree(rushed.ports, 'provider');
  });

  test('300 buyers of 100 units place exactly 100 orders', async () => {
    const world = await shopWith(product({ available: 100 }));
    const place = placeOrder.with(world.ports);
    const answers = await concurrently(Array(300).keys(), (buyer) => {
      const command = request({ cause: cause(`buyer ${buyer}`) });
      return patiently(() => place(placement({ lines: [cartLine('TEE-M', 1)] }), command));
    });
    expect(count(answers, ({ ok }) => ok)).toBe(100);
    expect(count(answers, (answer) => !answer.ok && answer.refusal.kind === 'out-of-stock')).toBe(200);
    expect(await availableOf(world, 'TEE-M')).toBe(0);
  });

  test('40 attempts of one command place one order and are replays except one', async () => {
    const world = await shopWith(product({ available: 100 }));
    const place = placeOrder.with(world.ports);
    const command = request({ cause: cause('once') });
    const answers = await concurrently(Array(40).keys(), () =>
      patiently(() => place(placement({ lines: [cartLine('TEE-M', 1)] }), command)),
    );
    const ids = new Set(answers.map((answer) => (answer.ok ? answer.value.value.id : answer.refusal.kind)));
    expect(ids.size).toBe(1);
    expect(count(answers, (answer) => answer.ok && !answer.value.replayed)).toBe(1);
    expect(await availableOf(world, 'TEE-M')).toBe(99);
    expect((await world.ports.orderLists.ofCustomer(ada, { limit: 100 })).items).toHaveLength(1);
  });

  test('30 cancellations of one order cancel it once and return its stock once', async () => {
    const world = await shopWith(product({ available: 10 }));
    const placed = await placeOrder.with(world.ports)(placement({ lines: [cartLine('TEE-M', 4)] }), request());
    if (!placed.ok) throw new Error(placed.refusal.kind);
    const id: OrderId = placed.value.value.id;
    const cancel = cancelOrder.with(world.ports);
    const answers = await concurrently(Array(30).keys(), (index) => {
      const command = request({ caller: customer(), cause: cause(`cancel ${index}`) });
      return patiently(() => cancel({ id, reason: 'enough', lines: undefined }, command));
    });
    expect(count(answers, ({ ok }) => ok)).toBe(1);
    expect(count(answers, (answer) => !answer.ok && answer.refusal.kind === 'order-status-conflict')).toBe(29);
    expect(await availableOf(world, 'TEE-M')).toBe(10);
  });

  test('orders of the same two products in opposite order do not deadlock, and the sums are exact', async () => {
    const world = await shopWith(product({ available: 30 }), mug({ available: 30 }));
    const place = placeOrder.with(world.ports);
    const [tee, cup] = [cartLine('TEE-M', 1), cartLine('MUG', 1)];
    const answers = await concurrently(Array(40).keys(), (buyer) => {
      const command = request({ cause: cause(`pair ${buyer}`) });
      const lines = buyer % 2 === 0 ? [tee, cup] : [cup, tee];
      return patiently(() => place(placement({ lines }), command));
    });
    expect(count(answers, ({ ok }) => ok)).toBe(30);
    expect([await availableOf(world, 'TEE-M'), await availableOf(world, 'MUG')]).toEqual([0, 0]);
  });

  test('12 orders of a discount for 3 redeem it exactly 3 times and return it once each', async () => {
    const world = await shopWith(product({ available: 100 }));
    const welcome = code('WELCOME10');
    for (const writes of givingOf(discount({ code: welcome, maxRedemptions: 3 }))) await world.ports.commit(writes);
    const redeemed = async () => (await world.ports.discounts.find(welcome, { fresh: true }))?.redeemed;
    const place = placeOrder.with(world.ports);
    const answers = await concurrently(Array(12).keys(), (buyer) => {
      const command = request({ cause: cause(`bargain ${buyer}`) });
      return patiently(() => place(placement({ lines: [cartLine('TEE-M', 2)], discountCode: welcome }), command));
    });
    const ids = answers.flatMap((answer) => (answer.ok ? [answer.value.value.id] : []));
    expect(ids).toHaveLength(3);
    const usedUp = { kind: 'discount-not-applicable', code: welcome, because: 'used-up' };
    expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal]))).toEqual(
      Array.from({ length: 9 }, () => usedUp),
    );
    expect([await redeemed(), await availableOf(world, 'TEE-M')]).toEqual([3, 94]);

    const cancel = cancelOrder.with(world.ports);
    const cancellations = await concurrently([...ids, ...ids], (id, index) => {
      const command = request({ cause: cause(`no bargain ${index}`) });
      return patiently(() => cancel({ id, reason: 'enough', lines: undefined }, command));
    });
    expect(count(cancellations, ({ ok }) => ok)).toBe(3);
    expect(count(cancellations, (answer) => !answer.ok && answer.refusal.kind === 'order-status-conflict')).toBe(3);
    expect([await redeemed(), await availableOf(world, 'TEE-M')]).toEqual([0, 100]);
  });

  test('concurrent orders and cancellations with one discount leave the exact number of redemptions', async () => {
    const world = await shopWith(product({ available: 100 }));
    const welcome = code('WELCOME10');
    for (const writes of givingOf(discount({ code: welcome, maxRedemptions: 5 }))) await world.ports.commit(writes);
    const [place, cancel] = [placeOrder.with(world.ports), cancelOrder.with(world.ports)];
    const kept = await concurrently(Array(20).keys(), async (buyer) => {
      const command = request({ cause: cause(`restless ${buyer}`) });
      const placed = await patiently(() =>
        place(placement({ lines: [cartLine('TEE-M', 1)], discountCode: welcome }), command),
      );
      if (!placed.ok) return 0;
      if (buyer % 2 === 0) return 1;
      const enough = { id: placed.value.value.id, reason: 'enough', lines: undefined };
      const again = request({ cause: cause(`restless after all ${buyer}`) });
      const canceled = await patiently(() => cancel(enough, again));
      return canceled.ok ? 0 : 1;
    });
    const left = count(kept, (each) => each === 1);
    expect(left).toBeLessThanOrEqual(5);
    expect((await world.ports.discounts.find(welcome, { fresh: true }))?.redeemed).toBe(left);
    expect(await availableOf(world, 'TEE-M')).toBe(100 - left);
  });

  test('no customer has a discount in more orders than the maximum, whatever is canceled meanwhile', async () => {
    const world = await shopWith(product({ available: 100 }));
    const twice = discount({ code: code('TWICE'), maxRedemptions: null, maxRedemptionsPerCustomer: 2 });
    for (const writes of givingOf(twice)) await world.ports.commit(writes);
    const [place, cancel] = [placeOrder.with(world.ports), cancelOrder.with(world.ports)];
    const buy = (key: string) =>
      patiently(() =>
        place(placement({ lines: [cartLine('TEE-M', 1)], discountCode: twice.code }), request({ cause: cause(key) })),
      );
    const kept = await concurrently(Array(16).keys(), async (buyer) => {
      const placed = await buy(`twice ${buyer}`);
      if (!placed.ok) return 0;
      if (buyer % 2 === 0) return 1;
      const enough = { id: placed.value.value.id, reason: 'enough', lines: undefined };
      const canceled = await patiently(() => cancel(enough, request({ cause: cause(`once less ${buyer}`) })));
      return canceled.ok ? 0 : 1;
    });
    const left = count(kept, (each) => each === 1);
    expect(left).toBeLessThanOrEqual(2);
    const more = [await buy('more 1'), await buy('more 2'), await buy('more 3')];
    expect(count(more, ({ ok }) => ok)).toBe(2 - left);
    expect(await availableOf(world, 'TEE-M')).toBe(98);
  });

  test('100 buyers of 10 units, of which 15 more may be owed, place exactly 25 orders', async () => {
    const world = await shopWith(product({ available: 10, backorderLimit: 15 }));
    const [place, cancel] = [placeOrder.with(world.ports), cancelOrder.with(world.ports)];
    const answers = await concurrently(Array(100).keys(), (buyer) => {
      const command = request({ cause: cause(`waiting buyer ${buyer}`) });
      return patiently(() => place(placement({ lines: [cartLine('TEE-M', 1)] }), command));
    });
    const ids = answers.flatMap((answer) => (answer.ok ? [answer.value.value.id] : []));
    expect(ids).toHaveLength(25);
    expect(await availableOf(world, 'TEE-M')).toBe(-15);
    await concurrently(ids, (id, index) => {
      const command = request({ cause: cause(`no wait ${index}`) });
      return patiently(() => cancel({ id, reason: 'enough', lines: undefined }, command));
    });
    expect(await availableOf(world, 'TEE-M')).toBe(10);
  });

  test('20 concurrent stock adjustments are all counted', async () => {
    const world = await shopWith(product({ available: 5 }));
    const adjust = adjustStock.with(world.ports);
    const answers = await concurrently(Array(20).keys(), (index) => {
      const command = request({ caller: staff(), cause: cause(`count ${index}`) });
      return patiently(() => adjust({ sku: sku('TEE-M'), delta: 3 }, command));
    });
    expect(count(answers, ({ ok }) => ok)).toBe(20);
    expect(await availableOf(world, 'TEE-M')).toBe(65);
  });
});
