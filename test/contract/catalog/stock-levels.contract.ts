import { expect, test } from '@jest/globals';
import type { Sku } from '#domain/catalog/product';
import { facts, mug, product, sku } from '#test/builders/products';
import { given, givenProducts, type Suite } from '#test/contract/world';

const tee = sku('TEE-M');

export const stockLevelsSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: the units of several products are found, and missing products are left out`, async () => {
    const world = await makeWorld();
    await givenProducts(world, product(), mug({ available: 0 }));
    const found = await world.ports.stockLevels.find([sku('MUG'), sku('NONE'), tee]);
    expect(found).toEqual(
      new Map([
        [sku('MUG'), 0],
        [tee, 10],
      ]),
    );
    expect(await world.ports.stockLevels.find([sku('NONE')])).toEqual(new Map());
    expect(await world.ports.stockLevels.find([])).toEqual(new Map());
  });

  test(`${adapterName}: units are those of the last commit`, async () => {
    const world = await makeWorld();
    await givenProducts(world, product());
    await world.ports.stockLevels.find([tee]);
    await given(world, { kind: 'take-stock', move: { sku: tee, quantity: 3 }, factsVersion: 1 });
    expect(await world.ports.stockLevels.find([tee])).toEqual(new Map([[tee, 7]]));
    await given(world, { kind: 'return-stock', move: { sku: tee, quantity: 1 } });
    expect(await world.ports.stockLevels.find([tee])).toEqual(new Map([[tee, 8]]));
    await given(world, { kind: 'set-stock', sku: tee, from: 8, to: 0 });
    expect(await world.ports.stockLevels.find([tee])).toEqual(new Map([[tee, 0]]));
  });

  test(`${adapterName}: a deleted product is left out, and its earlier units are found when it is created again`, async () => {
    const world = await makeWorld();
    await givenProducts(world, product(), mug());
    await given(world, { kind: 'delete-product', sku: tee, version: 1 });
    expect(await world.ports.stockLevels.find([tee, sku('MUG')])).toEqual(new Map([[sku('MUG'), mug().available]]));
    await given(world, { kind: 'product', facts: facts({ version: 3 }) });
    expect(await world.ports.stockLevels.find([tee])).toEqual(new Map([[tee, 10]]));
  });

  test(`${adapterName}: one call returns the units of 50 products`, async () => {
    const world = await makeWorld();
    const wanted = Array.from({ length: 50 }, (_, index) => product({ sku: sku(`SKU-${index}`), available: index }));
    await givenProducts(world, ...wanted);
    const found = await world.ports.stockLevels.find(wanted.map((each) => each.sku));
    expect(found).toEqual(new Map(wanted.map((each) => [each.sku, each.available])));
  });

  test(`${adapterName}: a caller's change of the units does not change the stored units`, async () => {
    const world = await makeWorld();
    await givenProducts(world, product());
    const found = await world.ports.stockLevels.find([tee]);
    (found as Map<Sku, number>).set(tee, 0);
    expect(await world.ports.stockLevels.find([tee])).toEqual(new Map([[tee, 10]]));
  });
};
