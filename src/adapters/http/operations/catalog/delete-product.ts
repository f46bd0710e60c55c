import { defineOperation } from '#adapters/http/operation';
import { skuParameter } from '#adapters/http/schemas/catalog-parameters';
import { deleteProduct } from '#application/catalog/delete-product';

export const deleteProductOperation = defineOperation({
  id: 'deleteProduct',
  method: 'DELETE',
  path: '/v1/products/{sku}',
  tag: 'Catalog',
  summary: 'Delete a product',
  description:
    'Canceled orders still return their units, and a product that is created again continues with that stock.',
  access: { scope: 'catalog:write', who: 'staff' },
  commandHeaders: { idempotencyKey: 'none', ifMatch: 'optional' },
  request: { path: { sku: skuParameter } },
  toCommand: ({ path }) => ({ sku: path.sku }),
  reply: { status: 204, description: 'The product is deleted.', represent: () => ({ body: undefined }) },
  refusals: { 'product-not-found': 404, 'version-mismatch': 412 },
  useCase: deleteProduct,
});
