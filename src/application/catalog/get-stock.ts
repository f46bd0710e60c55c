import { findProduct } from '#application/catalog/find-product';
import { defineUseCase } from '#application/use-case';
import type { Sku } from '#domain/catalog/product';

/** The units of a product that are available now. */
export const getStock = defineUseCase({
  uses: ['products'],
  with:
    (ports) =>
    ({ sku }: { readonly sku: Sku }) =>
      findProduct(ports, sku),
});
