import { defineOperation } from '#adapters/http/operation';
import { discountCodeParameter } from '#adapters/http/schemas/catalog-parameters';
import { deleteDiscount } from '#application/catalog/delete-discount';

export const deleteDiscountOperation = defineOperation({
  id: 'deleteDiscount',
  method: 'DELETE',
  path: '/v1/discounts/{code}',
  tag: 'Catalog',
  summary: 'Delete a discount',
  description:
    'Orders keep their discount. A canceled order still returns its redemption. A placement that has just read the discount for its commit may still give it, if it has no maximum.',
  access: { scope: 'catalog:write', who: 'staff' },
  commandHeaders: { idempotencyKey: 'none', ifMatch: 'optional' },
  request: { path: { code: discountCodeParameter } },
  toCommand: ({ path }) => ({ code: path.code }),
  reply: { status: 204, description: 'The discount is deleted.', represent: () => ({ body: undefined }) },
  refusals: { 'discount-not-found': 404, 'version-mismatch': 412 },
  useCase: deleteDiscount,
});
