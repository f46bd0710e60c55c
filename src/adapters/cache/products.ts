import { type CacheBounds, createKept, usualBounds } from '#adapters/cache/kept';
import type { Clock, Products } from '#application/ports';
import type { ProductFacts, Sku } from '#domain/catalog/product';

/**
 * Products whose facts this process remembers for some seconds, so that a popular one is not read for every cart. Stock
 * is never remembered, nor is it that a product is missing: a new one can be sold at once.
 */
export const cachedProducts = (products: Products, clock: Clock, bounds: CacheBounds = usualBounds): Products => {
  const kept = createKept<Sku, ProductFacts>(clock, bounds);

  const readAndLearn = async (skus: readonly Sku[], how: { readonly fresh: boolean }) => {
    const since = clock.now();
    const read = await products.facts(skus, how);
    for (const sku of skus) kept.learn(sku, read.get(sku), { since, ...how });
    return read;
  };

  return {
    find: products.find,
    facts: async (skus, { fresh }) => {
      const found = new Map<Sku, ProductFacts>();
      for (const sku of fresh ? [] : skus) {
        const facts = kept.get(sku);
        if (facts !== undefined) found.set(sku, { ...facts });
      }
      const missing = skus.filter((sku) => !found.has(sku));
      const read = missing.length === 0 ? new Map<Sku, ProductFacts>() : await readAndLearn(missing, { fresh });
      for (const [sku, facts] of read) found.set(sku, { ...facts });
      return found;
    },
  };
};
