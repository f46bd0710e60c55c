import type { AboveMaximum } from '#domain/above-maximum';
import { bounds } from '#domain/bounds';
import type { Sku } from '#domain/catalog/product';
import { ok, type Result, refuse } from '#domain/result';

/** Units of one product that an order takes or returns. */
export type StockMove = { readonly sku: Sku; readonly quantity: number };

export type StockBelowZero = { readonly kind: 'stock-below-zero'; readonly sku: Sku; readonly available: number };

/** Merges the moves of each product, in the order of their first move: an item can appear once in a transaction. */
export const mergeMoves = (moves: readonly StockMove[]): readonly StockMove[] => {
  const merged = new Map<Sku, number>();
  for (const { sku, quantity } of moves) merged.set(sku, (merged.get(sku) ?? 0) + quantity);
  return [...merged].filter(([, quantity]) => quantity > 0).map(([sku, quantity]) => ({ sku, quantity }));
};

/** The stock after a count, a delivery or a loss. Refused below zero and above the maximum. */
export const adjusted = (
  stock: { readonly sku: Sku; readonly available: number },
  delta: number,
): Result<number, StockBelowZero | AboveMaximum> => {
  const available = stock.available + delta;
  if (available < 0) return refuse({ kind: 'stock-below-zero', sku: stock.sku, available: stock.available });
  if (available > bounds.availablePerProduct)
    return refuse({ kind: 'validation-failed', field: 'delta', maximum: bounds.availablePerProduct - stock.available });
  return ok(available);
};
