import { expect, test } from '@jest/globals';
import { type FacetEntry, type OrderFacet, type OrdersByFacet, onHold } from '#application/ports';
import { type OrderId, orderIdOf, partsOf } from '#domain/orders/order-id';
import { tenOClock } from '#test/builders/clock';
import { sku } from '#test/builders/products';
import { eventually, type Suite, type World } from '#test/contract/world';

const [tee, mug] = [sku('TEE-M'), sku('TEE-M.2')];
const minute = 60_000;

const idAt = (at: number, random = '5T', tag = '7K3M9QX'): OrderId => orderIdOf({ tag, at: tenOClock + at, random });
const listed = (orderId: OrderId, under: OrderFacet = tee): FacetEntry => ({ facet: under, orderId, isListed: true });
const unlisted = (orderId: OrderId, under: OrderFacet = tee): FacetEntry => ({
  facet: under,
  orderId,
  isListed: false,
});

type Listing = Omit<Parameters<OrdersByFacet['page']>[0], 'facet' | 'limit'>;

/** All pages of a list; each but the last is full. */
const pagesOf = async (
  { ports }: World,
  under: OrderFacet = tee,
  limit = 25,
  listing: Listing = {},
): Promise<OrderId[]> => {
  const ids: OrderId[] = [];
  let { after } = listing;
  for (let pages = 0; pages < 60; pages += 1) {
    const { items, next } = await ports.ordersByFacet.page({ ...listing, facet: under, limit, after });
    ids.push(...items);
    if (next === null) return ids;
    expect(items).toHaveLength(limit);
    expect(next).toBe(items.at(-1));
    after = next;
  }
  throw new Error('the pages do not end');
};

/** The promised order, computed independently of the adapters. */
const newestFirst = (ids: readonly OrderId[]): readonly OrderId[] =>
  ids.toSorted((left, right) => {
    const [a, b] = [partsOf(left), partsOf(right)];
    if (a.at !== b.at) return b.at - a.at;
    if (a.random !== b.random) return a.random < b.random ? 1 : -1;
    return a.tag < b.tag ? 1 : -1;
  });

export const ordersByFacetSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: a product without orders has one empty page`, async () => {
    const { ports } = await makeWorld();
    expect(await ports.ordersByFacet.page({ facet: tee, limit: 5 })).toEqual({ items: [], next: null });
  });

  test.each([1, 2, 5, 25])(
    `${adapterName}: the orders of a product are listed once, the newest first, in pages of %d`,
    async (limit) => {
      const world = await makeWorld();
      const ids = Array.from({ length: 25 }, (_, index) => idAt(index * minute));
      await world.ports.writeOrdersByFacet(ids.map((id) => listed(id)));
      await eventually(async () => expect(await pagesOf(world, tee, limit)).toEqual(newestFirst(ids)));
    },
  );

  test(`${adapterName}: orders of one moment are in the order of their ids`, async () => {
    const world = await makeWorld();
    const ids = ['00', '5T', 'ZZ'].flatMap((random) =>
      ['0000000', '7K3M9QX', 'ZZZZZZZ'].map((tag) => idAt(0, random, tag)),
    );
    await world.ports.writeOrdersByFacet(ids.map((id) => listed(id)));
    for (const limit of [1, 2, 4])
      await eventually(async () => expect(await pagesOf(world, tee, limit)).toEqual(newestFirst(ids)));
  });

  test(`${adapterName}: a product has its own list, also beside one whose sku begins with its own`, async () => {
    const world = await makeWorld();
    const [one, two] = [idAt(0), idAt(minute)];
    await world.ports.writeOrdersByFacet([listed(one), listed(two), listed(two, mug)]);
    await eventually(async () => {
      expect(await pagesOf(world, tee)).toEqual([two, one]);
      expect(await pagesOf(world, mug)).toEqual([two]);
    });
    expect(await pagesOf(world, sku('TEE'))).toEqual([]);
  });

  test(`${adapterName}: orders on hold have a list beside those of products`, async () => {
    const world = await makeWorld();
    const [one, two] = [idAt(0), idAt(minute)];
    await world.ports.writeOrdersByFacet([listed(one), listed(one, onHold), listed(two, onHold)]);
    await eventually(async () => {
      expect(await pagesOf(world, tee)).toEqual([one]);
      expect(await pagesOf(world, onHold, 1)).toEqual([two, one]);
    });
  });

  test.each<[string, Listing, readonly number[]]>([
    ['from a moment on', { placedFrom: tenOClock + minute }, [3, 2, 1]],
    ['up to a moment', { placedTo: tenOClock + 2 * minute }, [2, 1, 0]],
    ['of one moment', { placedFrom: tenOClock + minute, placedTo: tenOClock + minute }, [1]],
    ['of a moment between two orders', { placedFrom: tenOClock + 1, placedTo: tenOClock + 2 }, []],
    ['before the first', { placedTo: tenOClock - 1 }, []],
    ['before ids begin', { placedTo: 0 }, []],
    ['after ids end', { placedFrom: Number.MAX_SAFE_INTEGER }, []],
    ['after the oldest', { after: idAt(0) }, []],
    ['after one that is not listed', { after: idAt(minute + 1) }, [1, 0]],
    ['after one, from a moment on', { after: idAt(3 * minute), placedFrom: tenOClock + minute }, [2, 1]],
    ['after one that is older than the moment', { after: idAt(0), placedFrom: tenOClock + minute }, []],
  ])(`${adapterName}: the list has the orders %s`, async (_, listing, minutes) => {
    const world = await makeWorld();
    const ids = [0, 1, 2, 3].map((index) => idAt(index * minute));
    await world.ports.writeOrdersByFacet(ids.map((id) => listed(id)));
    await eventually(async () => expect(await pagesOf(world)).toHaveLength(4));
    for (const limit of [1, 25])
      expect(await pagesOf(world, tee, limit, listing)).toEqual(minutes.map((index) => ids[index]));
  });
};

export const writeOrdersByFacetSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: nothing is written for no entries`, async () => {
    const world = await makeWorld();
    await world.ports.writeOrdersByFacet([]);
    expect(await pagesOf(world)).toEqual([]);
  });

  test(`${adapterName}: an entry is taken back, and the others stay`, async () => {
    const world = await makeWorld();
    const [one, two] = [idAt(0), idAt(minute)];
    await world.ports.writeOrdersByFacet([listed(one), listed(two), listed(one, mug)]);
    await world.ports.writeOrdersByFacet([unlisted(one)]);
    await eventually(async () => {
      expect(await pagesOf(world, tee)).toEqual([two]);
      expect(await pagesOf(world, mug)).toEqual([one]);
    });
  });

  test(`${adapterName}: one call lists and takes back`, async () => {
    const world = await makeWorld();
    const [one, two] = [idAt(0), idAt(minute)];
    await world.ports.writeOrdersByFacet([listed(one)]);
    await world.ports.writeOrdersByFacet([unlisted(one), listed(two), listed(one, mug)]);
    await eventually(async () => {
      expect(await pagesOf(world, tee)).toEqual([two]);
      expect(await pagesOf(world, mug)).toEqual([one]);
    });
  });

  test(`${adapterName}: a repetition changes nothing`, async () => {
    const world = await makeWorld();
    const [one, two] = [idAt(0), idAt(minute)];
    for (let times = 0; times < 2; times += 1) await world.ports.writeOrdersByFacet([listed(one), unlisted(two)]);
    await eventually(async () => expect(await pagesOf(world)).toEqual([one]));
  });

  test(`${adapterName}: more entries than one call of a table takes are all written`, async () => {
    const world = await makeWorld();
    const ids = Array.from({ length: 60 }, (_, index) => idAt(index * minute));
    await world.ports.writeOrdersByFacet(ids.map((id) => listed(id)));
    await eventually(async () => expect(await pagesOf(world)).toHaveLength(60));
    await world.ports.writeOrdersByFacet(ids.slice(1).map((id) => unlisted(id)));
    await eventually(async () => expect(await pagesOf(world)).toEqual(ids.slice(0, 1)));
  });
};
