import { expect, test } from '@jest/globals';
import { summaryOf } from '#application/orders/reading/summary';
import type { Sku } from '#domain/catalog/product';
import type { StockCount } from '#domain/catalog/stock-count';
import { seconds } from '#domain/instant';
import { fold } from '#domain/orders/evolve';
import { tenOClock } from '#test/builders/clock';
import { facts, product, sku } from '#test/builders/products';
import { eventually, given, givenOrder, givenProducts, type Suite, type World } from '#test/contract/world';

const tee = sku('TEE-M');
const takenFrom = (quantity: number) =>
  ({ kind: 'take-stock', move: { sku: tee, quantity }, factsVersion: 1, backorderLimit: 0 }) as const;
const setStock = (from: number, to: number) => ({ kind: 'set-stock', sku: tee, from, to }) as const;

const stockOf = async ({ ports }: World, limit = 25): Promise<readonly StockCount[]> => {
  const counts: StockCount[] = [];
  let after: Sku | undefined;
  for (let round = 0; round < 500; round += 1) {
    const page = await ports.books.stock({ limit, after });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    counts.push(...page.items);
    if (page.next === null) return counts;
    after = page.next;
  }
  throw new Error('the list has no end');
};

export const booksSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: the orders of the shop are listed newest first, in pages`, async () => {
    const world = await makeWorld();
    const older = await givenOrder(world, { at: tenOClock });
    const newer = await givenOrder(world, { at: tenOClock + seconds(1) });
    await eventually(async () => {
      const first = await world.ports.books.orders({ limit: 1 });
      expect(first.items).toEqual([summaryOf(fold(newer))]);
      const rest = await world.ports.books.orders({ limit: 5, after: first.next ?? undefined });
      expect(rest).toEqual({ items: [summaryOf(fold(older))], next: null });
    });
  });

  test(`${adapterName}: a product without adjustments opens with nothing`, async () => {
    const world = await makeWorld();
    await given(world, { kind: 'product', facts: facts() });
    await eventually(async () =>
      expect(await stockOf(world)).toEqual([{ sku: tee, available: 0, opening: 0, adjusted: 0 }]),
    );
  });

  test(`${adapterName}: adjustments are summed; units of orders are none`, async () => {
    const world = await makeWorld();
    await givenProducts(world, product({ available: 10 }));
    await given(world, takenFrom(3));
    await given(world, setStock(7, 5));
    await given(world, { kind: 'return-stock', move: { sku: tee, quantity: 1 } });
    await given(world, setStock(6, 26));
    await eventually(async () =>
      expect(await stockOf(world)).toEqual([{ sku: tee, available: 26, opening: 0, adjusted: 28 }]),
    );
  });

  test(`${adapterName}: an adjustment that is rejected is not counted`, async () => {
    const world = await makeWorld();
    await givenProducts(world, product({ available: 10 }));
    expect((await world.ports.commit([setStock(9, 5)])).kind).toBe('rejected');
    await eventually(async () =>
      expect(await stockOf(world)).toEqual([{ sku: tee, available: 10, opening: 0, adjusted: 10 }]),
    );
  });

  test(`${adapterName}: new facts, a deletion and a second creation leave the count`, async () => {
    const world = await makeWorld();
    const count = { sku: tee, available: 10, opening: 0, adjusted: 10 };
    await givenProducts(world, product({ available: 10 }));
    await given(world, { kind: 'product', facts: facts({ name: 'T-shirt', version: 2 }) });
    await eventually(async () => expect(await stockOf(world)).toEqual([count]));
    await given(world, { kind: 'delete-product', sku: tee, version: 2 });
    await eventually(async () => expect(await stockOf(world)).toEqual([count]));
    await given(world, { kind: 'product', facts: facts({ version: 4 }) });
    await eventually(async () => expect(await stockOf(world)).toEqual([count]));
  });

  test(`${adapterName}: products and tombstones are listed by sku, the same in pages of every size`, async () => {
    const world = await makeWorld();
    const skus = ['A', 'B', 'C', 'D', 'E'];
    for (const each of skus) await given(world, { kind: 'product', facts: facts({ sku: sku(each) }) });
    for (const each of ['A', 'B', 'D']) await given(world, { kind: 'delete-product', sku: sku(each), version: 1 });
    for (const limit of [1, 2, 3, 5, 100])
      await eventually(async () => expect((await stockOf(world, limit)).map((count) => count.sku)).toEqual(skus));
  });
};
