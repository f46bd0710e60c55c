import * as z from 'zod/mini';
import { AmountInput } from '#adapters/http/schemas/amounts';
import { CurrencyCode } from '#adapters/http/schemas/codes';
import { bounds } from '#domain/bounds';

const count = (prices: object): number => Object.keys(prices).length;

/** The price of a unit in each currency: `{"EUR": 1999, "USD": 2400}`. */
export const PricesInput = z.record(CurrencyCode, AmountInput(bounds.unitAmount)).check(
  z.refine((prices) => count(prices) > 0, {
    error: 'must have a price in at least one currency',
    params: { code: 'too-short' },
  }),
  z.refine((prices) => count(prices) <= bounds.pricesPerProduct, {
    error: `must have prices in at most ${bounds.pricesPerProduct} currencies`,
    params: { code: 'too-long' },
  }),
  z.meta({
    minProperties: 1,
    maxProperties: bounds.pricesPerProduct,
    description: 'The price of a unit in each currency in which the product is sold. There is one stock for all.',
  }),
);
