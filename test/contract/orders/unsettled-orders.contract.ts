import { expect, test } from '@jest/globals';
import type { ListEntry } from '#application/ports';
import { type OrderId, orderIdOf } from '#domain/orders/order-id';
import { tenOClock } from '#test/builders/clock';
import { sku } from '#test/builders/products';
import { eventually, type Suite, type World } from '#test/contract/world';

const idAt = (at: number, random = '5T', tag = '7K3M9QX'): OrderId => orderIdOf({ tag, at: tenOClock + at, random });
const listed = (orderId: OrderId): ListEntry => ({ orderId, isListed: true });
const unlisted = (orderId: OrderId): ListEntry => ({ orderId, isListed: false });

/** All pages of the list; each but the last is full. */
const pagesOf = async ({ ports }: World, limit = 25, from?: OrderId): Promise<OrderId[]> => {
  const ids: OrderId[] = [];
  let after = from;
  for (let pages = 0; pages < 60; pages += 1) {
    const { items, next } = await ports.unsettledOrders.page({ limit, after });
    ids.push(...items);
    if (next === null) return ids;
    expect(items).toHaveLength(limit);
    expect(next).toBe(items.at(-1));
    after = next;
  }
  throw new Error('the pages do not end');
};

export const unsettledOrdersSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: a shop without unsettled orders has one empty page`, async () => {
    const { ports } = await makeWorld();
    expect(await ports.unsettledOrders.page({ limit: 5 })).toEqual({ items: [], next: null });
  });

  test.each([1, 2, 12, 13])(
    `${adapterName}: the unsettled orders are listed once, the newest first, in pages of %d`,
    async (limit) => {
      const world = await makeWorld();
      const ids = Array.from({ length: 13 }, (_, index) => idAt(index));
      await world.ports.writeUnsettledOrders(ids.map(listed));
      await eventually(async () => expect(await pagesOf(world, limit)).toEqual(ids.toReversed()));
    },
  );

  test(`${adapterName}: the list continues after an order, also after one that is not listed`, async () => {
    const world = await makeWorld();
    const [one, two, three] = [idAt(0), idAt(1), idAt(2)];
    await world.ports.writeUnsettledOrders([one, three].map(listed));
    await eventually(async () => {
      expect(await pagesOf(world, 1, three)).toEqual([one]);
      expect(await pagesOf(world, 1, two)).toEqual([one]);
      expect(await pagesOf(world, 1, one)).toEqual([]);
    });
  });

  test(`${adapterName}: the unsettled orders are in no list of a product, and the other way round`, async () => {
    const world = await makeWorld();
    await world.ports.writeUnsettledOrders([listed(idAt(0))]);
    await world.ports.writeOrdersBySku(['0', '0#0'].map((text) => ({ sku: sku(text), ...listed(idAt(1)) })));
    await eventually(async () => {
      expect(await pagesOf(world)).toEqual([idAt(0)]);
      expect((await world.ports.ordersBySku.page({ sku: sku('0'), limit: 5 })).items).toEqual([idAt(1)]);
    });
  });
};

export const writeUnsettledOrdersSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: nothing is written for no unsettled orders`, async () => {
    const world = await makeWorld();
    await world.ports.writeUnsettledOrders([]);
    expect(await pagesOf(world)).toEqual([]);
  });

  test(`${adapterName}: one call lists an order and takes another one back, and a repetition changes nothing`, async () => {
    const world = await makeWorld();
    const [one, two, three] = [idAt(0), idAt(1), idAt(2)];
    await world.ports.writeUnsettledOrders([listed(one), listed(two)]);
    for (let times = 0; times < 2; times += 1) await world.ports.writeUnsettledOrders([unlisted(one), listed(three)]);
    await eventually(async () => expect(await pagesOf(world)).toEqual([three, two]));
  });

  test(`${adapterName}: more unsettled orders than one call of a table takes are all written`, async () => {
    const world = await makeWorld();
    const ids = Array.from({ length: 60 }, (_, index) => idAt(index));
    await world.ports.writeUnsettledOrders(ids.map(listed));
    await eventually(async () => expect(await pagesOf(world)).toHaveLength(60));
    await world.ports.writeUnsettledOrders(ids.slice(1).map(unlisted));
    await eventually(async () => expect(await pagesOf(world)).toEqual(ids.slice(0, 1)));
  });
};
