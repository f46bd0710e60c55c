import { type CacheBounds, createCatalogCache, usualBounds } from '#adapters/cache/catalog-cache';
import type { Clock, Products } from '#application/ports';
import type { ProductFacts, Sku } from '#domain/catalog/product';

/**
 * Caches the facts of products for some seconds, so that a popular product is not read for every cart. Stock is not
 * cached, and neither is a missing product: a new one can be sold at once.
 */
export const cachedProducts = (products: Products, clock: Clock, bounds: CacheBounds = usualBounds): Products => {
  const cache = createCatalogCache<Sku, ProductFacts>(clock, bounds);

  const readAndLearn = async (skus: readonly Sku[], how: { readonly fresh: boolean }) => {
    const since = clock.now();
    const read = await products.facts(skus, how);
    for (const sku of skus) cache.learn(sku, read.get(sku), { since, ...how });
    return read;
  };

  return {
    find: products.find,
    facts: async (skus, { fresh }) => {
      const found = new Map<Sku, ProductFacts>();
      for (const sku of fresh ? [] : skus) {
        const facts = cache.get(sku);
        if (facts !== undefined) found.set(sku, facts);
      }
      const missing = skus.filter((sku) => !found.has(sku));
      const read = missing.length === 0 ? new Map<Sku, ProductFacts>() : await readAndLearn(missing, { fresh });
      for (const [sku, facts] of read) found.set(sku, facts);
      return found;
    },
  };
};
