import { expect, test } from '@jest/globals';
import type { OrderSummary, Ports } from '#application/ports';
import type { OrderRecord } from '#domain/orders/events';
import { type OrderId, partsOf } from '#domain/orders/order-id';
import { ada } from '#test/builders/callers';
import { canceled, changed, completed, confirmed, held, orderRecord, released, writing } from '#test/builders/orders';
import { listedWhile, moves, severalMoves, waysOf } from '#test/integration/orders/listed-while';
import { dynamoWorld } from '#test/integration/world';

test.each(severalMoves)('an order that is $name while staff list orders is in the list once', async (life) => {
  for (const way of waysOf(life.meanwhile.length, 4)) {
    const { ids, all } = await listedWhile(life, way, { limit: 25 });
    expect({ way, ids }).toEqual({ way, ids: all });
  }
});

test.each(moves)('so it is in pages of one order: $name', async (life) => {
  for (const way of waysOf(1, 12)) {
    const { ids, all } = await listedWhile(life, way, { limit: 1 });
    expect({ way, ids }).toEqual({ way, ids: all });
  }
});

test.each(moves)('so it is where the number of shards changes within the list: $name', async (life) => {
  for (const way of waysOf(1, 12)) {
    const { ids, all } = await listedWhile(life, way, { limit: 25, shards: [2, 3] });
    expect({ way, ids }).toEqual({ way, ids: all });
  }
});

test.each(severalMoves)('an order that is $name is in no list of a status twice', async (life) => {
  for (const status of ['pending', 'confirmed', 'completed', 'canceled'] as const)
    for (const way of waysOf(life.meanwhile.length, 1)) {
      const { ids } = await listedWhile(life, way, { limit: 25, status });
      expect(new Set(ids).size).toBe(ids.length);
    }
});

/** Places orders one after the other until the end and takes each through holds to its end. Returns the placed ids. */
const writeUntil = async (
  { ports }: { readonly ports: Ports },
  isOver: () => boolean,
  placed: Map<OrderId, number>,
) => {
  while (!isOver()) {
    const at = Date.now();
    let record: OrderRecord = orderRecord({ id: ports.orderIds.next(ada, at), at });
    const write = async () => expect(await ports.commit([writing(record)])).toEqual({ kind: 'committed' });
    await write();
    placed.set(record.id, Date.now());
    const wasHeld = placed.size % 2 === 0;
    const ending = placed.size % 3 === 0 ? [canceled] : [confirmed, completed];
    for (const event of [...(wasHeld ? [held('hold_1'), released('hold_1')] : []), ...ending]) {
      record = changed(record, [event]);
      await write();
    }
  }
};

/** The first pages of the list. */
const newest = async ({ orderLists }: Ports, pages: number): Promise<readonly OrderSummary[]> => {
  const seen: OrderSummary[] = [];
  let after: OrderId | undefined;
  for (let page = 0; page < pages; page += 1) {
    const { items, next } = await orderLists.ofShop({ limit: 5, after });
    seen.push(...items);
    if (next === null) break;
    after = next;
  }
  return seen;
};

test('for a minute, every order is in each list once while three writers move orders', async () => {
  const world = await dynamoWorld();
  const end = Date.now() + 60_000;
  const isOver = () => Date.now() > end;
  const placed = new Map<OrderId, number>();
  const writers = Array.from({ length: 3 }, () => writeUntil(world, isOver, placed));
  const wrong: string[] = [];
  while (!isOver()) {
    const begin = Date.now();
    const summaries = await newest(world.ports, 4);
    const ids = new Set(summaries.map(({ id }) => id));
    if (ids.size !== summaries.length) wrong.push('doubled');
    const oldest = Math.min(...summaries.map(({ placedAt }) => placedAt));
    for (const [id, at] of placed) if (at < begin && partsOf(id).at > oldest && !ids.has(id)) wrong.push(id);
  }
  await Promise.all(writers);
  expect(wrong).toEqual([]);
}, 120_000);
