import { describe, expect, test } from '@jest/globals';
import { type Ports, Unavailable } from '#application/ports';
import { ordersByFacet } from '#application/projections/orders-by-facet';
import { type RebuiltRound, rebuildProjection } from '#application/projections/rebuild-projection';
import { type OrderId, orderIdOf } from '#domain/orders/order-id';
import { tenOClock } from '#test/builders/clock';
import { line, orderRecord } from '#test/builders/orders';
import { sku } from '#test/builders/products';
import { bySystem } from '#test/builders/requests';
import { answerOf } from '#test/builders/results';
import { type MemoryWorld, memoryWorld } from '#test/builders/world';

const [tee, mug] = [sku('TEE-M'), sku('MUG')];

/** Five orders, the oldest first: shirts, and mugs in every second. */
const orders = [0, 1, 2, 3, 4].map((index) =>
  orderRecord({
    id: orderIdOf({ tag: '7K3M9QX', at: tenOClock + index, random: '5T' }),
    at: tenOClock + index,
    lines: [line(), ...(index % 2 === 0 ? [line({ sku: mug })] : [])],
  }),
);
const ids = orders.map(({ id }) => id);
const newestFirst = ids.toReversed();

const wipedWorld = (): MemoryWorld => {
  const world = memoryWorld({ orders });
  world.store.facetEntries.clear();
  return world;
};
const listedUnder = async ({ ordersByFacet: bySku }: Ports, under: typeof tee): Promise<readonly OrderId[]> =>
  (await bySku.page({ facet: under, limit: 100 })).items;

const rebuild = async (ports: Ports, limit: number, after?: OrderId): Promise<readonly RebuiltRound[]> => {
  const run = rebuildProjection(ordersByFacet).with(ports);
  const rounds: RebuiltRound[] = [];
  let position = after;
  for (;;) {
    const round = answerOf(await run({ after: position, limit }, bySystem()));
    rounds.push(round);
    if (round.next === null) return rounds;
    position = round.next;
  }
};

describe('a rebuild', () => {
  test.each([1, 2, 5, 100])('writes what was wiped, in rounds of %d orders', async (limit) => {
    const { ports } = wipedWorld();
    const rounds = await rebuild(ports, limit);
    expect(rounds.reduce((sum, { seen }) => sum + seen, 0)).toBe(5);
    expect(rounds.reduce((sum, { written }) => sum + written, 0)).toBe(8);
    expect(await listedUnder(ports, tee)).toEqual(newestFirst);
    expect(await listedUnder(ports, mug)).toEqual([ids[4], ids[2], ids[0]]);
  });

  test('of an empty shop is one round', async () => {
    expect(await rebuild(memoryWorld().ports, 2)).toEqual([{ seen: 0, written: 0, unreadable: [], next: null }]);
  });

  test('changes nothing where nothing is missing', async () => {
    const { ports } = memoryWorld({ orders });
    await rebuild(ports, 2);
    expect(await listedUnder(ports, tee)).toEqual(newestFirst);
  });

  test('continues after an order', async () => {
    const { ports } = wipedWorld();
    await rebuild(ports, 2, ids[3]);
    expect(await listedUnder(ports, tee)).toEqual([ids[2], ids[1], ids[0]]);
  });

  test.each<[string, number]>([
    ['before it is read', 0],
    ['between its reading and its writing', 1],
    ['after its writing', 2],
  ])('does not bring back an order that is deleted %s', async (_, deletedBefore) => {
    const world = wipedWorld();
    const [, , gone] = ids;
    let steps = 0;
    const step = async (): Promise<void> => {
      if (steps === deletedBefore) world.store.orders.delete(gone as OrderId);
      steps += 1;
    };
    const ports: Ports = {
      ...world.ports,
      orderBatches: {
        find: async (batch) => {
          await step();
          return world.ports.orderBatches.find(batch);
        },
      },
      writeOrdersByFacet: async (entries) => {
        await step();
        await world.ports.writeOrdersByFacet(entries);
      },
    };
    await rebuild(ports, 100);
    expect(steps).toBe(4);
    expect(await listedUnder(ports, tee)).toEqual(newestFirst.filter((id) => id !== gone));
    expect(await listedUnder(ports, mug)).toEqual([ids[4], ids[0]]);
  });

  test('leaves out an unreadable order and names it', async () => {
    const world = wipedWorld();
    const orderBatches: Ports['orderBatches'] = {
      find: async (batch) => {
        if (batch.some((id) => id === ids[1])) throw new Error('stored item is not known');
        return world.ports.orderBatches.find(batch);
      },
    };
    const rounds = await rebuild({ ...world.ports, orderBatches }, 3);
    expect(rounds.flatMap(({ unreadable }) => unreadable)).toEqual([ids[1]]);
    expect(await listedUnder(world.ports, tee)).toEqual(newestFirst.filter((id) => id !== ids[1]));
  });

  test('stops where the table does not answer', async () => {
    const world = wipedWorld();
    let calls = 0;
    const orderBatches: Ports['orderBatches'] = {
      find: async () => {
        calls += 1;
        throw new Unavailable('the table is away');
      },
    };
    await expect(rebuild({ ...world.ports, orderBatches }, 3)).rejects.toThrow(Unavailable);
    expect(calls).toBe(1);
  });
});
