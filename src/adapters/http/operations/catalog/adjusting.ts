import * as z from 'zod/mini';
import type { RefusalStatus } from '#adapters/http/operation';
import { integer } from '#adapters/http/schemas/text';
import type { AdjustStockRefusal } from '#application/catalog/adjust-stock';
import { bounds } from '#domain/bounds';

export const DeltaGiven = integer(-bounds.availablePerProduct, bounds.availablePerProduct).check(
  z.refine((delta) => delta !== 0, 'not zero'),
  z.describe('Units counted in, or out with a minus; not 0.'),
);

/** What counting is refused with, alone or in a batch. */
export const adjustingRefusals = {
  'product-not-found': 404,
  'stock-below-zero': 409,
  'validation-failed': 422,
  'idempotency-key-reused': 422,
} as const satisfies { readonly [Kind in AdjustStockRefusal['kind']]: RefusalStatus };
