import * as z from 'zod/mini';
import type { Representation } from '#adapters/http/operation';
import { type Replied, replySchema } from '#adapters/http/reply-schema';
import { Amount, CurrencyText } from '#adapters/http/representations/orders/price';
import { type Product, taxCategories } from '#domain/catalog/product';

const Available = replySchema(() => z.int().check(z.gte(0), z.describe('Units that can be ordered.')));

export const ProductBody = replySchema(() =>
  z
    .object({
      sku: z.string(),
      name: z.string(),
      unitAmount: Amount(),
      currency: CurrencyText(),
      taxCategory: z.enum(taxCategories),
      requiresShipping: z.boolean(),
      version: z.int().check(z.gte(1), z.describe('Counts the changes of the facts, not those of the stock.')),
      available: Available(),
    })
    .check(z.meta({ id: 'Product', description: 'What is sold, for how much, and how much of it can be ordered.' })),
);

export const StockBody = replySchema(() =>
  z
    .object({ sku: z.string(), available: Available() })
    .check(z.meta({ id: 'Stock', description: 'How much of a product can be ordered.' })),
);

export const productBody = (product: Product): Replied<typeof ProductBody> => ({
  sku: product.sku,
  name: product.name,
  unitAmount: product.unitAmount,
  currency: product.currency,
  taxCategory: product.taxCategory,
  requiresShipping: product.requiresShipping,
  version: product.version,
  available: product.available,
});

/** The ETag counts the facts. Stock moves without it, so a read is never answered from it: see `no-cache`. */
export const productReply = (product: Product): Representation => ({
  body: productBody(product),
  headers: { etag: `"${product.version}"` },
});
