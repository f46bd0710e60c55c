import { expect, test } from '@jest/globals';
import { parseSku, type Sku } from '#domain/catalog/product';
import { ebook, facts, factsOf, inEuros, mug, priced, product, sku } from '#test/builders/products';
import { given, givenProducts, type Suite, tampered } from '#test/contract/world';

export const productsSuite: Suite = (adapterName, makeWorld) => {
  test(`${adapterName}: an unknown product is not found and has no facts`, async () => {
    const { ports } = await makeWorld();
    expect(await ports.products.find(sku('NONE'))).toBeUndefined();
    expect(await ports.products.facts([sku('NONE')], { fresh: true })).toEqual(new Map());
  });

  test(`${adapterName}: no skus, no facts`, async () => {
    const { ports } = await makeWorld();
    expect(await ports.products.facts([], { fresh: true })).toEqual(new Map());
    expect(await ports.products.facts([], { fresh: false })).toEqual(new Map());
  });

  test(`${adapterName}: a product is found after its commit with every field`, async () => {
    const world = await makeWorld();
    const wanted = product({
      sku: sku('a.B_c-1'),
      name: 'Käse «Größe» 🧀',
      prices: priced({ USD: 0, KWD: 999_999_999, CHF: 1 }),
      taxCategory: 'reduced',
      requiresShipping: false,
      available: 999_999_999,
    });
    await givenProducts(world, wanted);
    expect(await world.ports.products.find(wanted.sku)).toEqual(wanted);
  });

  test(`${adapterName}: a free product without stock is found`, async () => {
    const world = await makeWorld();
    const wanted = product({ prices: inEuros(0), available: 0, taxCategory: 'zero' });
    await givenProducts(world, wanted);
    expect(await world.ports.products.find(wanted.sku)).toEqual(wanted);
  });

  test(`${adapterName}: facts are returned for known skus, without the stock`, async () => {
    const world = await makeWorld();
    await givenProducts(world, product(), mug(), ebook());
    const found = await world.ports.products.facts([sku('MUG'), sku('NONE'), sku('TEE-M')], { fresh: true });
    expect(found).toEqual(
      new Map([
        [sku('MUG'), factsOf(mug())],
        [sku('TEE-M'), factsOf(product())],
      ]),
    );
  });

  test(`${adapterName}: fresh facts are of the last commit, after any number of reads`, async () => {
    const world = await makeWorld();
    await givenProducts(world, product());
    const tee = [sku('TEE-M')];
    await world.ports.products.facts(tee, { fresh: false });
    await world.ports.products.facts(tee, { fresh: true });
    await given(world, { kind: 'product', facts: facts({ prices: inEuros(2100), version: 2 }) });
    expect(await world.ports.products.facts(tee, { fresh: true })).toEqual(
      new Map([[sku('TEE-M'), facts({ prices: inEuros(2100), version: 2 })]]),
    );
  });

  test(`${adapterName}: facts that need not be fresh are of some stored version`, async () => {
    const world = await makeWorld();
    await givenProducts(world, product());
    const tee = sku('TEE-M');
    await world.ports.products.facts([tee], { fresh: false });
    await given(world, { kind: 'product', facts: facts({ prices: inEuros(2100), version: 2 }) });
    const found = (await world.ports.products.facts([tee], { fresh: false })).get(tee);
    expect([facts(), facts({ prices: inEuros(2100), version: 2 })]).toContainEqual(found);
  });

  test(`${adapterName}: no older facts are returned after fresh facts`, async () => {
    const world = await makeWorld();
    await givenProducts(world, product());
    const tee = sku('TEE-M');
    await world.ports.products.facts([tee], { fresh: false });
    await given(world, { kind: 'product', facts: facts({ version: 2 }) });
    await world.ports.products.facts([tee], { fresh: true });
    expect((await world.ports.products.facts([tee], { fresh: false })).get(tee)?.version).toBe(2);
  });

  test(`${adapterName}: a product that is created after a read of it is found by a fresh read`, async () => {
    const world = await makeWorld();
    const tee = sku('TEE-M');
    await world.ports.products.facts([tee], { fresh: false });
    await givenProducts(world, product());
    expect((await world.ports.products.facts([tee], { fresh: true })).get(tee)).toEqual(facts());
  });

  test(`${adapterName}: one call returns the facts of 50 products`, async () => {
    const world = await makeWorld();
    const skus = Array.from({ length: 50 }, (_, index) => sku(`SKU-${index}`));
    for (const each of skus) await given(world, { kind: 'product', facts: facts({ sku: each, name: `no. ${each}` }) });
    for (const fresh of [true, false]) {
      const found = await world.ports.products.facts(skus, { fresh });
      expect([...found.keys()].toSorted()).toEqual(skus.toSorted());
      expect(found.get(sku('SKU-49'))?.name).toBe('no. SKU-49');
    }
  });

  test(`${adapterName}: a deleted product is not found and has no facts`, async () => {
    const world = await makeWorld();
    await givenProducts(world, product(), mug());
    const both = [sku('TEE-M'), sku('MUG')];
    await world.ports.products.facts(both, { fresh: true });
    await given(world, { kind: 'delete-product', sku: sku('TEE-M'), version: 1 });
    expect(await world.ports.products.find(sku('TEE-M'))).toBeUndefined();
    expect(await world.ports.products.facts(both, { fresh: true })).toEqual(new Map([[sku('MUG'), factsOf(mug())]]));
    expect((await world.ports.products.facts(both, { fresh: false })).has(sku('TEE-M'))).toBe(false);
  });

  test(`${adapterName}: a product that is created again is found with its earlier stock`, async () => {
    const world = await makeWorld();
    await givenProducts(world, product());
    await given(world, { kind: 'delete-product', sku: sku('TEE-M'), version: 1 });
    await world.ports.products.facts([sku('TEE-M')], { fresh: true });
    const again = facts({ name: 'T-shirt', version: 3 });
    await given(world, { kind: 'product', facts: again });
    expect(await world.ports.products.find(sku('TEE-M'))).toEqual({ ...again, available: 10 });
    expect(await world.ports.products.facts([sku('TEE-M')], { fresh: true })).toEqual(new Map([[again.sku, again]]));
  });

  test(`${adapterName}: skus are case-sensitive`, async () => {
    const world = await makeWorld();
    await givenProducts(world, product({ sku: sku('tee-m'), name: 'lower', available: 1 }));
    expect(await world.ports.products.find(sku('TEE-M'))).toBeUndefined();
    await givenProducts(world, product({ sku: sku('TEE-M'), name: 'upper', available: 2 }));
    expect(await world.ports.products.find(sku('tee-m'))).toMatchObject({ name: 'lower', available: 1 });
    expect(await world.ports.products.find(sku('TEE-M'))).toMatchObject({ name: 'upper', available: 2 });
  });

  test(`${adapterName}: skus that are property names of JavaScript are ordinary skus`, async () => {
    const world = await makeWorld();
    const names = ['constructor', 'hasOwnProperty', 'toString', '0', 'a'.repeat(64)].map(
      (text) => parseSku(text) as Sku,
    );
    for (const name of names) expect(await world.ports.products.find(name)).toBeUndefined();
    for (const name of names) await givenProducts(world, product({ sku: name, available: 1 }));
    for (const name of names)
      expect(await world.ports.products.find(name)).toEqual(product({ sku: name, available: 1 }));
  });

  test(`${adapterName}: a caller's change of a product does not change the stored product`, async () => {
    const world = await makeWorld();
    const given = product();
    await givenProducts(world, given);
    (given as { name: string }).name = 'mine';
    const found = await world.ports.products.find(sku('TEE-M'));
    expect(found).toEqual(product());
    tampered(found, { available: 0 });
    const known = await world.ports.products.facts([sku('TEE-M')], { fresh: true });
    for (const each of known.values()) tampered(each.prices, { EUR: 0 });
    (known as Map<Sku, unknown>).clear();
    expect(await world.ports.products.find(sku('TEE-M'))).toEqual(product());
    expect(await world.ports.products.facts([sku('TEE-M')], { fresh: false })).toEqual(
      new Map([[sku('TEE-M'), facts()]]),
    );
  });
};
