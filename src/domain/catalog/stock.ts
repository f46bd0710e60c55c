import type { AboveMaximum } from '#domain/above-maximum';
import { bounds } from '#domain/bounds';
import type { Product, ProductFacts, Sku } from '#domain/catalog/product';
import { ok, type Result, refuse } from '#domain/result';

/** Units of one product that an order takes or returns. */
export type StockMove = { readonly sku: Sku; readonly quantity: number };

/**
 * Units that an order takes. The product must still have the facts by which they were priced, and its stock must not fall
 * below zero by more than their limit.
 */
export type StockTake = {
  readonly kind: 'take-stock';
  readonly move: StockMove;
  readonly factsVersion: number;
  readonly backorderLimit: number;
};

export type StockBelowZero = {
  readonly kind: 'stock-below-zero';
  readonly sku: Sku;
  readonly available: number;
  readonly backorderLimit: number;
};

/** A product's stock as its readers see it: units in stock, units that it owes, units that can be sold before they arrive. */
export type StockLevel = { readonly available: number; readonly owed: number; readonly backorderable: number };

/** The units of a stock: those in stock, and those that the shop owes to orders. */
export const unitsOf = (available: number): Pick<StockLevel, 'available' | 'owed'> => ({
  available: Math.max(0, available),
  owed: Math.max(0, -available),
});

export const stockLevelOf = ({
  available,
  backorderLimit,
}: Pick<Product, 'available' | 'backorderLimit'>): StockLevel => {
  const units = unitsOf(available);
  return { ...units, backorderable: Math.max(0, backorderLimit - units.owed) };
};

/** Merges the moves of each product, in the order of their first move: an item can appear once in a transaction. */
export const mergeMoves = (moves: readonly StockMove[]): readonly StockMove[] => {
  const merged = new Map<Sku, number>();
  for (const { sku, quantity } of moves) merged.set(sku, (merged.get(sku) ?? 0) + quantity);
  return [...merged].filter(([, quantity]) => quantity > 0).map(([sku, quantity]) => ({ sku, quantity }));
};

const negative = (moves: readonly StockMove[]): readonly StockMove[] =>
  moves.map(({ sku, quantity }) => ({ sku, quantity: -quantity }));

/** The moves of each product that are left once `others` have moved in the other direction. */
export const movesBeyond = (moves: readonly StockMove[], others: readonly StockMove[]): readonly StockMove[] =>
  mergeMoves([...moves, ...negative(others)]);

/** Takes the units of priced lines. Facts that are missing are a defect. */
export const takesOf = (
  moves: readonly StockMove[],
  facts: ReadonlyMap<Sku, Pick<ProductFacts, 'version' | 'backorderLimit'>>,
): readonly StockTake[] =>
  mergeMoves(moves).map((move) => {
    const priced = facts.get(move.sku);
    if (priced === undefined) throw new Error(`the priced lines have no facts of ${move.sku}`);
    return { kind: 'take-stock', move, factsVersion: priced.version, backorderLimit: priced.backorderLimit };
  });

/**
 * The stock after a count, a delivery or a loss. Refused above the maximum, and below zero by more than the product's
 * backorder limit. A stock that is lower still, since the limit was lowered, may only rise.
 */
export const adjusted = (
  stock: Pick<Product, 'sku' | 'available' | 'backorderLimit'>,
  delta: number,
): Result<number, StockBelowZero | AboveMaximum> => {
  const available = stock.available + delta;
  const { sku, backorderLimit } = stock;
  if (delta < 0 && available + backorderLimit < 0)
    return refuse({ kind: 'stock-below-zero', sku, available: stock.available, backorderLimit });
  if (available > bounds.availablePerProduct)
    return refuse({ kind: 'validation-failed', field: 'delta', maximum: bounds.availablePerProduct - stock.available });
  return ok(available);
};
