import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { ProductBody, productReply } from '#adapters/http/representations/catalog/product';
import { newSkuParameter } from '#adapters/http/schemas/catalog-parameters';
import { TaxCategoryText } from '#adapters/http/schemas/codes';
import { PricesInput } from '#adapters/http/schemas/prices';
import { text } from '#adapters/http/schemas/text';
import { putProduct } from '#application/catalog/put-product';
import { bounds } from '#domain/bounds';

export const putProductOperation = defineOperation({
  id: 'putProduct',
  method: 'PUT',
  path: '/v1/products/{sku}',
  tag: 'Catalog',
  summary: 'Create a product or replace its facts',
  description: 'The stock does not change; a new product has none. The same facts again change nothing.',
  access: { scope: 'catalog:write', who: 'staff' },
  commandHeaders: { idempotencyKey: 'none', ifMatch: 'optional' },
  request: {
    path: { sku: newSkuParameter },
    body: z.strictObject({
      name: text(bounds.nameLength),
      prices: PricesInput,
      taxCategory: TaxCategoryText,
      requiresShipping: z.boolean(),
    }),
    example: {
      name: 'T-shirt M',
      prices: { EUR: 1999, USD: 2400 },
      taxCategory: 'standard',
      requiresShipping: true,
    },
  },
  toCommand: ({ path, body }) => ({ sku: path.sku, ...body }),
  reply: {
    status: 200,
    otherStatus: { status: 201, description: 'The product was created.' },
    description: 'The product existed. Its facts are replaced.',
    body: ProductBody,
    headers: ['ETag'],
    cacheControl: 'no-cache',
    represent: ({ thing, created }) => ({ ...productReply(thing), status: created ? 201 : 200 }),
  },
  refusals: { 'version-mismatch': 412 },
  useCase: putProduct,
});
