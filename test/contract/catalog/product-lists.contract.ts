import { expect, test } from '@jest/globals';
import type { Product, Sku } from '#domain/catalog/product';
import { ebook, facts, mug, product, sku } from '#test/builders/products';
import { eventually, given, givenProducts, type Suite, type World } from '#test/contract/world';

const productsOf = async (
  { ports }: World,
  limit = 25,
  from?: Sku,
  maximumAvailable?: number,
): Promise<readonly Product[]> => {
  const products: Product[] = [];
  let after = from;
  for (let round = 0; round < 500; round += 1) {
    const page = await ports.productLists.page({ limit, after, maximumAvailable });
    expect(page.items.length).toBeLessThanOrEqual(limit);
    products.push(...page.items);
    if (page.next === null) return products;
    after = page.next;
  }
  throw new Error('the list has no end');
};

const skusOf = async (
  world: World,
  limit?: number,
  from?: Sku,
  maximumAvailable?: number,
): Promise<readonly string[]> => (await productsOf(world, limit, from, maximumAvailable)).map((each) => each.sku);

const givenSkus = async (world: World, ...skus: readonly string[]): Promise<void> => {
  for (const each of skus) await given(world, { kind: 'product', facts: facts({ sku: sku(each) }) });
};

export const productListsSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: an empty catalog is one empty page`, async () => {
    expect(await productsOf(await makeWorld())).toEqual([]);
  });

  test(`${adapterName}: the catalog shows products with their stock`, async () => {
    const world = await makeWorld();
    await givenProducts(world, product({ available: 7 }), mug({ available: 0 }), ebook({ available: 1 }));
    await eventually(async () =>
      expect(await productsOf(world)).toEqual([
        ebook({ available: 1 }),
        mug({ available: 0 }),
        product({ available: 7 }),
      ]),
    );
  });

  test(`${adapterName}: skus are sorted by character code: digits, upper case, lower case`, async () => {
    const world = await makeWorld();
    await givenSkus(world, 'b', 'B', 'a', 'A', '10', '9', 'A.1', 'A-1', 'A_1', 'AB', 'A1');
    const ascending = ['10', '9', 'A', 'A-1', 'A.1', 'A1', 'AB', 'A_1', 'B', 'a', 'b'];
    await eventually(async () => expect(await skusOf(world)).toEqual(ascending));
  });

  test(`${adapterName}: the catalog is the same in pages of every size`, async () => {
    const world = await makeWorld();
    const skus = ['A', 'B', 'C', 'D', 'E', 'F', 'G'];
    await givenSkus(world, ...skus.toReversed());
    for (const limit of [1, 2, 3, 6, 7, 8, 100])
      await eventually(async () => expect(await skusOf(world, limit)).toEqual(skus));
  });

  test(`${adapterName}: the products with few units are the same in pages of every size`, async () => {
    const world = await makeWorld();
    const available = [3, 0, 7, 2, 9, 2];
    const products = available.map((units, index) => product({ sku: sku(`P${index}`), available: units }));
    await givenProducts(world, ...products);
    for (const limit of [1, 2, 3, 100]) {
      const few = (maximumAvailable: number) => skusOf(world, limit, undefined, maximumAvailable);
      await eventually(async () => expect(await few(2)).toEqual(['P1', 'P3', 'P5']));
      await eventually(async () => expect(await few(0)).toEqual(['P1']));
      await eventually(async () => expect(await few(9)).toEqual(products.map((each) => each.sku)));
    }
  });

  test(`${adapterName}: the catalog continues after any sku, known or not, and ends after the last`, async () => {
    const world = await makeWorld();
    await givenSkus(world, 'A', 'C', 'E');
    await eventually(async () => expect(await skusOf(world)).toHaveLength(3));
    expect(await skusOf(world, 2, sku('0'))).toEqual(['A', 'C', 'E']);
    expect(await skusOf(world, 2, sku('A'))).toEqual(['C', 'E']);
    expect(await skusOf(world, 2, sku('B'))).toEqual(['C', 'E']);
    expect(await skusOf(world, 2, sku('C'))).toEqual(['E']);
    expect(await skusOf(world, 2, sku('E'))).toEqual([]);
    expect(await skusOf(world, 2, sku('z'))).toEqual([]);
  });

  test(`${adapterName}: the catalog shows changed facts and changed stock`, async () => {
    const world = await makeWorld();
    await givenProducts(world, product());
    await given(world, { kind: 'product', facts: facts({ name: 'T-shirt', version: 2 }) });
    await given(world, { kind: 'set-stock', sku: sku('TEE-M'), from: 10, to: 4 });
    await eventually(async () =>
      expect(await productsOf(world)).toEqual([product({ name: 'T-shirt', version: 2, available: 4 })]),
    );
  });

  test(`${adapterName}: the catalog leaves out a deleted product until it is created again`, async () => {
    const world = await makeWorld();
    await givenSkus(world, 'A', 'B', 'C', 'D');
    for (const each of ['A', 'B', 'D']) await given(world, { kind: 'delete-product', sku: sku(each), version: 1 });
    for (const limit of [1, 2, 25]) await eventually(async () => expect(await skusOf(world, limit)).toEqual(['C']));
    await given(world, { kind: 'product', facts: facts({ sku: sku('B'), name: 'again', version: 3 }) });
    for (const limit of [1, 2, 25])
      await eventually(async () => expect(await skusOf(world, limit)).toEqual(['B', 'C']));
    expect(await skusOf(world, 1, sku('A'))).toEqual(['B', 'C']);
  });

  test(`${adapterName}: a caller's change of a page does not change the next page`, async () => {
    const world = await makeWorld();
    await givenProducts(world, product());
    await eventually(async () => expect(await productsOf(world)).toHaveLength(1));
    for (const each of await productsOf(world)) (each as { name: string }).name = 'mine';
    expect(await productsOf(world)).toEqual([product()]);
  });
};
