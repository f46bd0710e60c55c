import { defineOperation } from '#adapters/http/operation';
import { StockBody, stockBody } from '#adapters/http/representations/catalog/product';
import { skuParameter } from '#adapters/http/schemas/catalog-parameters';
import { getStock } from '#application/catalog/get-stock';

export const getStockOperation = defineOperation({
  id: 'getStock',
  method: 'GET',
  path: '/v1/products/{sku}/stock',
  tag: 'Catalog',
  summary: 'Read the stock of a product',
  description: 'The units that can be ordered, without the facts of the product.',
  access: 'public',
  request: { path: { sku: skuParameter } },
  toCommand: ({ path }) => ({ sku: path.sku }),
  reply: {
    status: 200,
    description: 'The units in stock and the units owed.',
    body: StockBody,
    represent: (product) => ({ body: stockBody(product) }),
  },
  refusals: { 'product-not-found': 404 },
  useCase: getStock,
});
