import { type CacheBounds, createCatalogCache, usualBounds } from '#adapters/cache/catalog-cache';
import type { Clock, Discounts } from '#application/ports';
import type { Discount, DiscountCode } from '#domain/catalog/discount';

/** Caches discounts for some seconds, with their count. An unknown code is not cached: a new one works at once. */
export const cachedDiscounts = (discounts: Discounts, clock: Clock, bounds: CacheBounds = usualBounds): Discounts => {
  const cache = createCatalogCache<DiscountCode, Discount>(clock, bounds);
  return {
    find: async (code, { fresh }) => {
      const cached = fresh ? undefined : cache.get(code);
      if (cached !== undefined) return cached;
      const since = clock.now();
      const read = await discounts.find(code, { fresh });
      cache.learn(code, read, { since, fresh });
      return read;
    },
  };
};
