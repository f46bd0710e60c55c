import type { ProductNotFound } from '#application/catalog/find-product';
import { deleteVersioned } from '#application/catalog/versioned';
import type { VersionMismatch } from '#application/orders/change-order';
import { defineUseCase, type Request } from '#application/use-case';
import type { Sku } from '#domain/catalog/product';
import { type Result, refuse } from '#domain/result';

/** Takes a product out of the catalogue. Its stock stays, so that canceled orders can give back what they took. */
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
        if (committed.why.kind !== 'facts-changed') throw new Error(`a deletion was met by ${committed.why.kind}`);
        return { met: { stored: committed.why.product } };
      });
      return deleted ?? refuse({ kind: 'product-not-found', sku });
    },
});
