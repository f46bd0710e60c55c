import { defineUseCase, type Request } from '#application/use-case';
import { putVersioned } from '#application/versioned';
import { type Product, type ProductFacts, sameFacts } from '#domain/catalog/product';

export type PutProduct = Omit<ProductFacts, 'version'>;

/** Creates a product or replaces its facts. Its stock stays; equal facts change nothing. */
export const putProduct = defineUseCase({
  uses: ['products', 'commit'],
  with:
    ({ products, commit }) =>
    async (command: PutProduct, { expects }: Request) =>
      putVersioned<Product>(expects, await products.find(command.sku), {
        isSame: (stored) => sameFacts(stored, command),
        commitAfter: async (before) => {
          const facts: ProductFacts = { ...command, version: (before?.version ?? 0) + 1 };
          const committed = await commit([{ kind: 'product', facts }]);
          if (committed.kind === 'committed') return { done: { ...facts, available: before?.available ?? 0 } };
          return { conflict: { stored: committed.why.product, deleted: committed.why.deleted } };
        },
      }),
});
