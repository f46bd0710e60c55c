import * as z from 'zod/mini';
import type { RefusalStatus } from '#adapters/http/operation';
import { integer } from '#adapters/http/schemas/text';
import type { AdjustStockRefusal } from '#application/catalog/adjust-stock';
import { bounds } from '#domain/bounds';

export const DeltaInput = integer(-bounds.availablePerProduct, bounds.availablePerProduct).check(
  z.refine((delta) => delta !== 0, 'must not be 0'),
  z.meta({ not: { const: 0 }, description: 'Units to add; negative to remove. Not 0.' }),
);

/** The refusals of an adjustment, alone or in a batch. */
export const adjustingRefusals = {
  'product-not-found': 404,
  'stock-below-zero': 409,
  'validation-failed': 422,
  'idempotency-key-reused': 422,
} as const satisfies { readonly [Kind in AdjustStockRefusal['kind']]: RefusalStatus };
