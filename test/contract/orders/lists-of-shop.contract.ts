import { expect, test } from '@jest/globals';
import type { ListEntry, OrderListing, Page, Ports } from '#application/ports';
import { type OrderId, orderIdOf } from '#domain/orders/order-id';
import { tenOClock } from '#test/builders/clock';
import { sku } from '#test/builders/products';
import { eventually, type Suite, type World } from '#test/contract/world';

const idAt = (at: number, random = '5T', tag = '7K3M9QX'): OrderId => orderIdOf({ tag, at: tenOClock + at, random });
const listed = (orderId: OrderId): ListEntry => ({ orderId, isListed: true });
const unlisted = (orderId: OrderId): ListEntry => ({ orderId, isListed: false });

/** A projection with one list for the shop: the ports that read and write it. */
type ListOfShop = {
  readonly of: string;
  readonly page: (ports: Ports, listing: Pick<OrderListing, 'after' | 'limit'>) => Promise<Page<OrderId, OrderId>>;
  readonly write: (ports: Ports, entries: readonly ListEntry[]) => Promise<void>;
};

/** All pages of the list; each but the last is full. */
const pagesOf = async (list: ListOfShop, { ports }: World, limit = 25, from?: OrderId): Promise<OrderId[]> => {
  const ids: OrderId[] = [];
  let after = from;
  for (let pages = 0; pages < 60; pages += 1) {
    const { items, next } = await list.page(ports, { limit, after });
    ids.push(...items);
    if (next === null) return ids;
    expect(items).toHaveLength(limit);
    expect(next).toBe(items.at(-1));
    after = next;
  }
  throw new Error('the pages do not end');
};

const readingSuite =
  (list: ListOfShop): Suite =>
  (adapterName, makeWorld) => {
    test(`${adapterName}: a shop without ${list.of} has one empty page`, async () => {
      const { ports } = await makeWorld();
      expect(await list.page(ports, { limit: 5 })).toEqual({ items: [], next: null });
    });

    test.each([1, 2, 12, 13])(
      `${adapterName}: the ${list.of} are listed once, the newest first, in pages of %d`,
      async (limit) => {
        const world = await makeWorld();
        const ids = Array.from({ length: 13 }, (_, index) => idAt(index));
        await list.write(world.ports, ids.map(listed));
        await eventually(async () => expect(await pagesOf(list, world, limit)).toEqual(ids.toReversed()));
      },
    );

    test(`${adapterName}: the list continues after an order, also after one that is not listed`, async () => {
      const world = await makeWorld();
      const [one, two, three] = [idAt(0), idAt(1), idAt(2)];
      await list.write(world.ports, [one, three].map(listed));
      await eventually(async () => {
        expect(await pagesOf(list, world, 1, three)).toEqual([one]);
        expect(await pagesOf(list, world, 1, two)).toEqual([one]);
        expect(await pagesOf(list, world, 1, one)).toEqual([]);
      });
    });

    test(`${adapterName}: the ${list.of} are in no list of a product, and the other way round`, async () => {
      const world = await makeWorld();
      await list.write(world.ports, [listed(idAt(0))]);
      await world.ports.writeOrdersByFacet(['0', '0#0'].map((text) => ({ facet: sku(text), ...listed(idAt(1)) })));
      await eventually(async () => {
        expect(await pagesOf(list, world)).toEqual([idAt(0)]);
        expect((await world.ports.ordersByFacet.page({ facet: sku('0'), limit: 5 })).items).toEqual([idAt(1)]);
      });
    });
  };

const writingSuite =
  (list: ListOfShop): Suite =>
  (adapterName, makeWorld) => {
    test(`${adapterName}: nothing is written for no ${list.of}`, async () => {
      const world = await makeWorld();
      await list.write(world.ports, []);
      expect(await pagesOf(list, world)).toEqual([]);
    });

    test(`${adapterName}: one call lists an order and takes another one back, and a repetition changes nothing`, async () => {
      const world = await makeWorld();
      const [one, two, three] = [idAt(0), idAt(1), idAt(2)];
      await list.write(world.ports, [listed(one), listed(two)]);
      for (let times = 0; times < 2; times += 1) await list.write(world.ports, [unlisted(one), listed(three)]);
      await eventually(async () => expect(await pagesOf(list, world)).toEqual([three, two]));
    });

    test(`${adapterName}: more ${list.of} than one call of a table takes are all written`, async () => {
      const world = await makeWorld();
      const ids = Array.from({ length: 60 }, (_, index) => idAt(index));
      await list.write(world.ports, ids.map(listed));
      await eventually(async () => expect(await pagesOf(list, world)).toHaveLength(60));
      await list.write(world.ports, ids.slice(1).map(unlisted));
      await eventually(async () => expect(await pagesOf(list, world)).toEqual(ids.slice(0, 1)));
    });
  };

const unsettled: ListOfShop = {
  of: 'unsettled orders',
  page: ({ unsettledOrders }, listing) => unsettledOrders.page(listing),
  write: ({ writeUnsettledOrders }, entries) => writeUnsettledOrders(entries),
};
const withPrivateData: ListOfShop = {
  of: 'closed orders with private data',
  page: ({ privateOrders }, listing) => privateOrders.page(listing),
  write: ({ writePrivateOrders }, entries) => writePrivateOrders(entries),
};

export const unsettledOrdersSuite = readingSuite(unsettled);
export const writeUnsettledOrdersSuite = writingSuite(unsettled);
export const writePrivateOrdersSuite = writingSuite(withPrivateData);

export const privateOrdersSuite: Suite = (adapterName, makeWorld) => {
  readingSuite(withPrivateData)(adapterName, makeWorld);

  test(`${adapterName}: the closed orders with private data are listed up to a time of placement, in pages`, async () => {
    const world = await makeWorld();
    const ids = [idAt(0), idAt(1), idAt(2), idAt(3)] as const;
    await world.ports.writePrivateOrders(ids.map(listed));
    await world.ports.writeUnsettledOrders([listed(idAt(1, '6V'))]);
    const page = (after?: OrderId) => world.ports.privateOrders.page({ placedTo: tenOClock + 2, limit: 2, after });
    await eventually(async () => {
      const first = await page();
      expect(first).toEqual({ items: [ids[2], ids[1]], next: ids[1] });
      expect(await page(ids[1])).toEqual({ items: [ids[0]], next: null });
    });
  });
};
