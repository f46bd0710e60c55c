import { describe, expect, test } from '@jest/globals';
import { adjustStock } from '#application/catalog/adjust-stock';
import { fulfillOrder } from '#application/fulfillment/fulfill-order';
import { cancelOrder } from '#application/orders/lifecycle/cancel-order';
import { confirmOrder } from '#application/orders/lifecycle/confirm-order';
import { placeOrder } from '#application/orders/place-order';
import type { Ports } from '#application/ports';
import { seconds } from '#domain/instant';
import type { OrderId } from '#domain/orders/order-id';
import { cartLine, placement } from '#test/builders/carts';
import { units } from '#test/builders/orders';
import { byStaff } from '#test/builders/payments/shop';
import { projecting } from '#test/builders/ports/projected';
import { mug, product, sku } from '#test/builders/products';
import { request } from '#test/builders/requests';
import { answerOf, refusalOf } from '#test/builders/results';
import { memoryWorld } from '#test/builders/world';

/** A shop with this many shirts, which sells 10 more before they arrive. */
const shopWith = (available: number, backorderLimit = 10) => {
  const world = memoryWorld({ products: [product({ available, backorderLimit }), mug({ available: 5 })] });
  projecting(world.store);
  return world;
};
type Shop = ReturnType<typeof shopWith>;

/** A confirmed order of this many shirts. Each is placed after the one before. */
const ordered = async ({ ports, clock }: Shop, quantity: number): Promise<OrderId> => {
  clock.advance(seconds(1));
  const { value } = answerOf(
    await placeOrder.with(ports)(placement({ lines: [cartLine('TEE-M', quantity)] }), request()),
  );
  await confirmOrder.with(ports)({ id: value.id }, byStaff());
  return value.id;
};
const packing = (ports: Ports, id: OrderId, quantity: number) =>
  fulfillOrder.with(ports)({ id, lines: units(['1', quantity]), tracking: null }, byStaff());
const arrive = async ({ ports }: Shop, delta: number) =>
  answerOf(await adjustStock.with(ports)({ sku: sku('TEE-M'), delta }, byStaff()));
const refused = (requested: number, available: number) => ({
  kind: 'out-of-stock',
  lines: [{ index: 0, sku: 'TEE-M', requested, available, backorderable: 0 }],
});

describe('G5 backordered units', () => {
  test('are put into a parcel once they are in stock', async () => {
    const shop = shopWith(2);
    const id = await ordered(shop, 5);
    expect(refusalOf(await packing(shop.ports, id, 3))).toEqual(refused(3, 2));
    answerOf(await packing(shop.ports, id, 2));
    expect(refusalOf(await packing(shop.ports, id, 1))).toEqual(refused(1, 0));
    await arrive(shop, 1);
    expect(refusalOf(await packing(shop.ports, id, 2))).toEqual(refused(2, 1));
    await arrive(shop, 2);
    answerOf(await packing(shop.ports, id, 3));
  });

  test('are those of the newest orders: what is in stock or arrives is for the oldest', async () => {
    const shop = shopWith(3);
    const [first, second, third] = [await ordered(shop, 2), await ordered(shop, 2), await ordered(shop, 2)];
    expect(refusalOf(await packing(shop.ports, third, 1))).toEqual(refused(1, 0));
    expect(refusalOf(await packing(shop.ports, second, 2))).toEqual(refused(2, 1));
    answerOf(await packing(shop.ports, second, 1));
    answerOf(await packing(shop.ports, first, 2));
    await arrive(shop, 1);
    expect(refusalOf(await packing(shop.ports, third, 1))).toEqual(refused(1, 0));
    answerOf(await packing(shop.ports, second, 1));
    await arrive(shop, 2);
    answerOf(await packing(shop.ports, third, 2));
  });

  test('are in stock once an older order is canceled', async () => {
    const shop = shopWith(2);
    const [first, second] = [await ordered(shop, 2), await ordered(shop, 2)];
    expect(refusalOf(await packing(shop.ports, second, 1))).toEqual(refused(1, 0));
    answerOf(await cancelOrder.with(shop.ports)({ id: first, reason: 'late', lines: undefined }, byStaff()));
    answerOf(await packing(shop.ports, second, 2));
  });

  test('are counted over more orders than one read has', async () => {
    const shop = shopWith(1, 1_000);
    const first = await ordered(shop, 1);
    for (let count = 0; count < 120; count += 1) await ordered(shop, 1);
    answerOf(await packing(shop.ports, first, 1));
    const last = await ordered(shop, 1);
    expect(refusalOf(await packing(shop.ports, last, 1))).toEqual(refused(1, 0));
  });

  test('are asked for only of products that may be backordered', async () => {
    const shop = shopWith(3, 0);
    const id = await ordered(shop, 3);
    const counting = { reads: 0 };
    const ports: Ports = {
      ...shop.ports,
      products: {
        ...shop.ports.products,
        find: (wanted) => {
          counting.reads += 1;
          return shop.ports.products.find(wanted);
        },
      },
    };
    answerOf(await packing(ports, id, 3));
    expect(counting.reads).toBe(0);
  });
});
