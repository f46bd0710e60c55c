import * as z from 'zod/mini';
import { defineOperation } from '#adapters/http/operation';
import { CartFields, cartOf, exampleCart } from '#adapters/http/operations/orders/cart';
import { QuoteBody, quoteBody } from '#adapters/http/representations/orders/price';
import { quoteOrder } from '#application/orders/quote-order';

export const quoteOrderOperation = defineOperation({
  id: 'quoteOrder',
  method: 'POST',
  path: '/v1/quotes',
  tag: 'Orders',
  summary: 'Quote an order',
  description: 'Prices, discount, shipping and tax of the same order if it is placed now. Stores nothing.',
  access: 'public',
  request: { body: z.strictObject(CartFields), example: exampleCart },
  toCommand: ({ body }) => cartOf(body),
  reply: {
    status: 200,
    description: 'The quote.',
    body: QuoteBody,
    represent: (priced) => ({ body: quoteBody(priced) }),
  },
  refusals: {
    'unknown-product': 422,
    'currency-mismatch': 422,
    'unknown-shipping-method': 422,
    'discount-not-applicable': 422,
  },
  useCase: quoteOrder,
});
