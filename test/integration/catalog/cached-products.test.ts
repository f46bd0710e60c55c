import { expect, test } from '@jest/globals';
import { cachedProducts } from '#adapters/cache/products';
import type { Products } from '#application/ports';
import type { ProductFacts, Sku } from '#domain/catalog/product';
import { manualClock } from '#test/builders/clock';
import { facts, sku } from '#test/builders/products';

/** A products port that records its reads. */
const catalog = (...known: readonly ProductFacts[]) => {
  const stored = new Map<Sku, ProductFacts>(known.map((each) => [each.sku, each]));
  const reads: string[] = [];
  const products: Products = {
    find: async () => undefined,
    facts: async (skus, { fresh }) => {
      reads.push(`${skus.join()}${fresh ? ' fresh' : ''}`);
      return new Map([...stored].filter(([each]) => skus.includes(each)));
    },
  };
  return { products, reads, stored };
};

const [a, b, c] = ['A', 'B', 'C'].map(sku) as [Sku, Sku, Sku];
const cached = { fresh: false };

test('read facts are cached for five seconds', async () => {
  const { products, reads } = catalog(facts({ sku: a }));
  const clock = manualClock();
  const { facts: read } = cachedProducts(products, clock);
  await read([a], cached);
  clock.advance(4_999);
  expect([...(await read([a], cached)).keys()]).toEqual([a]);
  expect(reads).toEqual(['A']);
  clock.advance(1);
  await read([a], cached);
  expect(reads).toEqual(['A', 'A']);
});

test('only facts that are not cached are read', async () => {
  const { products, reads } = catalog(facts({ sku: a }), facts({ sku: b }));
  const { facts: read } = cachedProducts(products, manualClock());
  await read([a], cached);
  expect((await read([a, b, c], cached)).size).toBe(2);
  expect(reads).toEqual(['A', 'B,C']);
});

test('a fresh read reads the store and updates the cache', async () => {
  const { products, reads, stored } = catalog(facts({ sku: a }));
  const { facts: read } = cachedProducts(products, manualClock());
  await read([a], cached);
  stored.set(a, facts({ sku: a, version: 2 }));
  expect((await read([a], { fresh: true })).get(a)?.version).toBe(2);
  expect((await read([a], cached)).get(a)?.version).toBe(2);
  expect(reads).toEqual(['A', 'A fresh']);
});

test('a slow answer does not replace newer facts', async () => {
  const { products, stored } = catalog(facts({ sku: a }));
  const clock = manualClock();
  let release = (): void => {};
  const slow: Products = {
    ...products,
    facts: async (skus, how) => {
      const answer = await products.facts(skus, how);
      if (!how.fresh) await new Promise<void>((resolve) => (release = resolve));
      return answer;
    },
  };
  const { facts: read } = cachedProducts(slow, clock);
  const early = read([a], cached);
  await new Promise((resolve) => setImmediate(resolve));
  stored.set(a, facts({ sku: a, version: 2 }));
  await read([a], { fresh: true });
  release();
  await early;
  expect((await read([a], cached)).get(a)?.version).toBe(2);
});

test('an unknown product is not cached', async () => {
  const { products, stored } = catalog();
  const { facts: read } = cachedProducts(products, manualClock());
  expect((await read([a], cached)).size).toBe(0);
  stored.set(a, facts({ sku: a }));
  expect((await read([a], cached)).size).toBe(1);
});

test('a fresh read removes a deleted product from the cache', async () => {
  const { products, stored } = catalog(facts({ sku: a }));
  const { facts: read } = cachedProducts(products, manualClock());
  await read([a], cached);
  stored.delete(a);
  expect((await read([a], { fresh: true })).size).toBe(0);
  expect((await read([a], cached)).size).toBe(0);
});

test('the least recently read entry is removed when the cache is full', async () => {
  const { products, reads } = catalog(facts({ sku: a }), facts({ sku: b }), facts({ sku: c }));
  const { facts: read } = cachedProducts(products, manualClock(), { milliseconds: 5_000, entries: 2 });
  for (const each of [a, b, c]) await read([each], cached);
  await read([b], cached);
  await read([c], cached);
  expect(reads).toEqual(['A', 'B', 'C']);
  await read([a], cached);
  expect(reads).toEqual(['A', 'B', 'C', 'A']);
});
