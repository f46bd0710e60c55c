import { defineOperation } from '#adapters/http/operation';
import { DiscountBody, discountReply } from '#adapters/http/representations/catalog/discount';
import { discountCodeParameter } from '#adapters/http/schemas/catalog-parameters';
import { getDiscount } from '#application/catalog/get-discount';

export const getDiscountOperation = defineOperation({
  id: 'getDiscount',
  method: 'GET',
  path: '/v1/discounts/{code}',
  tag: 'Catalog',
  summary: 'Read a discount and its redemptions',
  access: { scope: 'catalog:write', who: 'staff' },
  request: { path: { code: discountCodeParameter } },
  toCommand: ({ path }) => ({ code: path.code }),
  reply: {
    status: 200,
    description: 'The discount. The ETag covers its facts, not its redemptions.',
    body: DiscountBody,
    headers: ['ETag'],
    cacheControl: 'no-cache',
    represent: discountReply,
  },
  refusals: { 'discount-not-found': 404 },
  useCase: getDiscount,
});
