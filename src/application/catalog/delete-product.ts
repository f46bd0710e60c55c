import type { ProductNotFound } from '#application/catalog/find-product';
import type { VersionMismatch } from '#application/expectation';
import { defineUseCase, type Request } from '#application/use-case';
import { deleteVersioned } from '#application/versioned';
import type { Sku } from '#domain/catalog/product';
import { type Result, refuse } from '#domain/result';

/** Deletes a product. The tombstone keeps the stock, so that a canceled order can return its units. */
export const deleteProduct = defineUseCase({
  uses: ['products', 'commit'],
  with:
    ({ products, commit }) =>
    async (
      { sku }: { readonly sku: Sku },
      { expects }: Request,
    ): Promise<Result<true, ProductNotFound | VersionMismatch>> => {
      const deleted = await deleteVersioned(expects, await products.find(sku), async ({ version }) => {
        const committed = await commit([{ kind: 'delete-product', sku, version }]);
        if (committed.kind === 'committed') return { done: true };
        return { conflict: { stored: committed.why.product } };
      });
      return deleted ?? refuse({ kind: 'product-not-found', sku });
    },
});
