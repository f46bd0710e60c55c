import type { Page, ProductListing } from '#application/ports';
import { defineUseCase } from '#application/use-case';
import type { Product, Sku } from '#domain/catalog/product';
import { ok, type Result } from '#domain/result';

/** The products of the catalog, by sku. */
export const listProducts = defineUseCase({
  uses: ['productLists'],
  with:
    ({ productLists }) =>
    async (listing: ProductListing): Promise<Result<Page<Product, Sku>, never>> =>
      ok(await productLists.page(listing)),
});
