import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { replySchema } from '#adapters/http/reply-schema';
import { DiscountBody, discountBody } from '#adapters/http/representations/catalog/discount';
import { CursorText, Limit, NextCursor } from '#adapters/http/schemas/paging';
import { listDiscounts } from '#application/catalog/list-discounts';
import { parseDiscountCode } from '#domain/catalog/discount';

export const listDiscountsOperation = defineOperation({
  id: 'listDiscounts',
  method: 'GET',
  path: '/v1/discounts',
  tag: 'Catalog',
  summary: 'List discounts by code',
  description:
    'Discounts that have not started, have ended or are used up are in the list; deleted ones are not. A new discount may be missing for moments. A discount that a release without this list stored is missing until its facts change.',
  access: { scope: 'catalog:write', who: 'staff' },
  request: {
    query: z.strictObject({ limit: Limit, cursor: CursorText }),
    cursor: { read: parseDiscountCode },
  },
  toCommand: ({ query: { limit }, after }) => ({ limit, after }),
  reply: {
    status: 200,
    description: 'A page of discounts with their redemptions.',
    body: replySchema(() =>
      z.object({ discounts: z.array(DiscountBody()), nextCursor: NextCursor() }).check(z.meta({ id: 'DiscountPage' })),
    ),
    headers: ['Link'],
    cacheControl: 'no-cache',
    represent: ({ items, next }) => ({ body: { discounts: items.map(discountBody) }, next }),
  },
  refusals: {},
  useCase: listDiscounts,
});
