import type { Ports } from '#application/ports';
import type { Product, Sku } from '#domain/catalog/product';
import { ok, type Result, refuse } from '#domain/result';

export type ProductNotFound = { readonly kind: 'product-not-found'; readonly sku: Sku };

export const findProduct = async (
  { products }: Pick<Ports, 'products'>,
  sku: Sku,
): Promise<Result<Product, ProductNotFound>> => {
  const product = await products.find(sku);
  return product === undefined ? refuse({ kind: 'product-not-found', sku }) : ok(product);
};
