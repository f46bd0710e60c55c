import * as z from 'zod/mini';
import type { Representation } from '#adapters/http/operation';
import { type MembersFor, type Replied, replySchema } from '#adapters/http/reply-schema';
import { Amount, CurrencyText } from '#adapters/http/representations/orders/price';
import { Timestamp, timestampOrNull } from '#adapters/http/representations/timestamp';
import { TaxCategoryText } from '#adapters/http/schemas/codes';
import { type Product, pricesIn } from '#domain/catalog/product';
import { stockLevelOf, unitsOf } from '#domain/catalog/stock';

const Available = replySchema(() => z.int().check(z.gte(0), z.describe('Units in stock that can be ordered.')));

export const ProductBody = replySchema(() =>
  z
    .object({
      sku: z.string(),
      name: z.string(),
      prices: z
        .record(CurrencyText(), Amount())
        .check(z.describe('The price of a unit in each currency in which the product is sold.')),
      taxCategory: TaxCategoryText,
      requiresShipping: z.boolean(),
      backorderLimit: z.int().check(z.gte(0), z.describe('The units that may be ordered before they are in stock.')),
      expectedAt: z
        .nullable(Timestamp())
        .check(z.describe('When units that are not in stock are expected; null: unknown.')),
      version: z.int().check(z.gte(1), z.describe('Counts the changes of the facts, not of the stock.')),
      available: Available(),
      backorderable: z
        .int()
        .check(z.gte(0), z.describe('Units that can be ordered beyond the available ones, before they are in stock.')),
    } satisfies MembersFor<keyof Product | 'backorderable'>)
    .check(z.meta({ id: 'Product', description: 'A product: its facts and its stock.' })),
);

export const StockBody = replySchema(() =>
  z
    .object({
      sku: z.string(),
      available: Available(),
      owed: z.int().check(z.gte(0), z.describe('Units that were ordered and are not in stock yet.')),
    })
    .check(z.meta({ id: 'Stock', description: 'The stock of a product.' })),
);

export const productBody = (product: Product): Replied<typeof ProductBody> => ({
  sku: product.sku,
  name: product.name,
  prices: Object.fromEntries(pricesIn(product.prices)),
  taxCategory: product.taxCategory,
  requiresShipping: product.requiresShipping,
  backorderLimit: product.backorderLimit,
  expectedAt: timestampOrNull(product.expectedAt),
  version: product.version,
  available: stockLevelOf(product).available,
  backorderable: stockLevelOf(product).backorderable,
});

export const stockBody = ({ sku, available }: Pick<Product, 'sku' | 'available'>): Replied<typeof StockBody> => ({
  sku,
  ...unitsOf(available),
});

/** The ETag covers the facts but not the stock, so a read is never answered with 304. */
export const productReply = (product: Product): Representation => ({
  body: productBody(product),
  headers: { etag: `"${product.version}"` },
});
