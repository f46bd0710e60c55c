import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { replySchema } from '#adapters/http/reply-schema';
import { ProductBody, productBody } from '#adapters/http/representations/catalog/product';
import { CursorText, integerText, Limit, NextCursor } from '#adapters/http/schemas/paging';
import { listProducts } from '#application/catalog/list-products';
import { bounds } from '#domain/bounds';
import { parseSku } from '#domain/catalog/product';

export const listProductsOperation = defineOperation({
  id: 'listProducts',
  method: 'GET',
  path: '/v1/products',
  tag: 'Catalog',
  summary: 'List products by sku',
  description: 'Prices and stock are those of the moment when the page is read.',
  access: 'public',
  request: {
    query: z.strictObject({
      maximumAvailable: z
        .optional(integerText(0, bounds.availablePerProduct))
        .check(z.describe('Products with at most this many units in stock.')),
      limit: Limit,
      cursor: CursorText,
    }),
    cursor: { read: parseSku },
  },
  toCommand: ({ query: { limit, maximumAvailable }, after }) => ({ limit, maximumAvailable, after }),
  reply: {
    status: 200,
    description: 'A page of products.',
    body: replySchema(() =>
      z.object({ products: z.array(ProductBody()), nextCursor: NextCursor() }).check(z.meta({ id: 'ProductPage' })),
    ),
    headers: ['Link'],
    cacheControl: 'no-cache',
    represent: ({ items, next }) => ({ body: { products: items.map(productBody) }, next }),
  },
  refusals: {},
  useCase: listProducts,
});
