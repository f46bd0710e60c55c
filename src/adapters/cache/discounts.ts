import { type CacheBounds, createKept, usualBounds } from '#adapters/cache/kept';
import type { Clock, Discounts } from '#application/ports';
import type { Discount, DiscountCode } from '#domain/catalog/discount';

/**
 * Discounts that this process remembers for some seconds, with the count they had. A code that nobody knows is never
 * remembered: a new one can be used at once.
 */
export const cachedDiscounts = (discounts: Discounts, clock: Clock, bounds: CacheBounds = usualBounds): Discounts => {
  const kept = createKept<DiscountCode, Discount>(clock, bounds);
  return {
    find: async (code, { fresh }) => {
      const known = fresh ? undefined : kept.get(code);
      if (known !== undefined) return structuredClone(known);
      const since = clock.now();
      const read = await discounts.find(code, { fresh });
      kept.learn(code, read, { since, fresh });
      return structuredClone(read);
    },
  };
};
