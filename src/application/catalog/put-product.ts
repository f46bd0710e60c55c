import { putVersioned } from '#application/catalog/versioned';
import { defineUseCase, type Request } from '#application/use-case';
import { type Product, type ProductFacts, sameFacts } from '#domain/catalog/product';

export type PutProduct = Omit<ProductFacts, 'version'>;

/** Creates a product or replaces its facts. Its stock is never touched; the same facts again change nothing. */
export const putProduct = defineUseCase({
  uses: ['products', 'commit'],
  with:
    ({ products, commit }) =>
    async (asked: PutProduct, { expects }: Request) =>
      putVersioned<Product>(expects, await products.find(asked.sku), {
        isSame: (stored) => sameFacts(stored, asked),
        over: async (before) => {
          const facts: ProductFacts = { ...asked, version: (before?.version ?? 0) + 1 };
          const committed = await commit([{ kind: 'product', facts }]);
          if (committed.kind === 'committed') return { done: { ...facts, available: before?.available ?? 0 } };
          if (committed.why.kind !== 'facts-changed') throw new Error(`a product was met by ${committed.why.kind}`);
          return { met: { stored: committed.why.product, deleted: committed.why.deleted } };
        },
      }),
});
