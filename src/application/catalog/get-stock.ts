import type { Stock } from '#application/catalog/adjust-stock';
import type { ProductNotFound } from '#application/catalog/find-product';
import { defineUseCase } from '#application/use-case';
import type { Sku } from '#domain/catalog/product';
import { ok, type Result, refuse } from '#domain/result';

/** The units of a product that are available now. */
export const getStock = defineUseCase({
  uses: ['stockLevels'],
  with:
    ({ stockLevels }) =>
    async ({ sku }: { readonly sku: Sku }): Promise<Result<Stock, ProductNotFound>> => {
      const available = (await stockLevels.find([sku])).get(sku);
      return available === undefined ? refuse({ kind: 'product-not-found', sku }) : ok({ sku, available });
    },
});
