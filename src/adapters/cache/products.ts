import type { Clock, Products } from '#application/ports';
import type { ProductFacts, Sku } from '#domain/catalog/product';
import type { Instant } from '#domain/instant';

type Entry = { readonly facts: ProductFacts; readonly until: Instant };
export type CacheBounds = { readonly milliseconds: number; readonly entries: number };

/** Some seconds old is harmless: a commit against old facts is rejected and asks for fresh ones. */
const usualBounds: CacheBounds = { milliseconds: 5_000, entries: 5_000 };

/**
 * Products whose facts this process remembers for some seconds, so that a popular one is not read for every cart. Stock
 * is never remembered, nor is it that a product is missing: a new one can be sold at once.
 */
export const cachedProducts = (
  products: Products,
  clock: Clock,
  { milliseconds, entries }: CacheBounds = usualBounds,
): Products => {
  const kept = new Map<Sku, Entry>();

  /** A map is in the order of insertion: the first entry is the one that was read longest ago. */
  const keep = (sku: Sku, facts: ProductFacts, until: Instant): void => {
    kept.delete(sku);
    const [oldest] = kept.keys();
    if (kept.size >= entries && oldest !== undefined) kept.delete(oldest);
    kept.set(sku, { facts, until });
  };

  const readAndKeep = async (skus: readonly Sku[], how: { readonly fresh: boolean }) => {
    const until = clock.now() + milliseconds;
    const read = await products.facts(skus, how);
    for (const sku of skus) {
      const facts = read.get(sku);
      const known = kept.get(sku);
      // An answer that was slower than a later one, or an eventual read, may be older than what is known.
      if (facts === undefined) kept.delete(sku);
      else if (how.fresh || known === undefined || known.facts.version <= facts.version) keep(sku, facts, until);
    }
    return read;
  };

  return {
    find: products.find,
    facts: async (skus, { fresh }) => {
      const now = clock.now();
      const found = new Map<Sku, ProductFacts>();
      for (const sku of fresh ? [] : skus) {
        const entry = kept.get(sku);
        if (entry !== undefined && entry.until > now) found.set(sku, { ...entry.facts });
      }
      const missing = skus.filter((sku) => !found.has(sku));
      const read = missing.length === 0 ? new Map<Sku, ProductFacts>() : await readAndKeep(missing, { fresh });
      for (const [sku, facts] of read) found.set(sku, { ...facts });
      return found;
    },
  };
};
