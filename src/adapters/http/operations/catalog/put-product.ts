import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { ProductBody, productReply } from '#adapters/http/representations/catalog/product';
import { newSkuParameter } from '#adapters/http/schemas/catalog-parameters';
import { TaxCategoryText } from '#adapters/http/schemas/codes';
import { PricesInput } from '#adapters/http/schemas/prices';
import { integer, text } from '#adapters/http/schemas/text';
import { InstantText } from '#adapters/http/schemas/times';
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
      backorderLimit: z
        .optional(integer(0, bounds.backorderedPerProduct))
        .check(z.describe('The units that may be ordered before they are in stock; default: 0.')),
      expectedAt: z
        .optional(z.nullable(InstantText))
        .check(z.describe('When units that are not in stock are expected; null: unknown.')),
    }),
    example: {
      name: 'T-shirt M',
      prices: { EUR: 1999, USD: 2400 },
      taxCategory: 'standard',
      requiresShipping: true,
      backorderLimit: 20,
      expectedAt: '2026-12-15T00:00:00.000Z',
    },
  },
  toCommand: ({ path, body }) => ({
    sku: path.sku,
    ...body,
    backorderLimit: body.backorderLimit ?? 0,
    expectedAt: body.expectedAt ?? null,
  }),
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
