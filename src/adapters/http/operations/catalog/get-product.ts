import { defineOperation } from '#adapters/http/operation';
import { ProductBody, productReply } from '#adapters/http/representations/catalog/product';
import { skuParameter } from '#adapters/http/schemas/catalog-parameters';
import { getProduct } from '#application/catalog/get-product';

export const getProductOperation = defineOperation({
  id: 'getProduct',
  method: 'GET',
  path: '/v1/products/{sku}',
  tag: 'Catalog',
  summary: 'Read a product and its stock',
  description: 'Its facts and the units that can be ordered.',
  access: 'public',
  request: { path: { sku: skuParameter } },
  toCommand: ({ path }) => ({ sku: path.sku }),
  reply: {
    status: 200,
    description: 'The product. The ETag covers its facts, not its stock.',
    body: ProductBody,
    headers: ['ETag'],
    cacheControl: 'no-cache',
    represent: productReply,
  },
  refusals: { 'product-not-found': 404 },
  useCase: getProduct,
});
