import { findProduct } from '#application/catalog/find-product';
import { defineUseCase } from '#application/use-case';
import type { Sku } from '#domain/catalog/product';

/** One product with its current stock. */
export const getProduct = defineUseCase({
  uses: ['products'],
  with:
    (ports) =>
    ({ sku }: { readonly sku: Sku }) =>
      findProduct(ports, sku),
});
