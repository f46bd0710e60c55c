import type { Rejection } from '#application/ports';
import type { Sku } from '#domain/catalog/product';
import { mergeMoves, type StockMove, stockLevelOf } from '#domain/catalog/stock';
import type { LineList } from '#domain/orders/lines/line-quantities';

/** The entries of a command whose products have not enough units. `requested`: by all entries of the product. */
export type OutOfStock = {
  readonly kind: 'out-of-stock';
  readonly lines: readonly {
    readonly index: number;
    readonly sku: Sku;
    readonly requested: number;
    readonly available: number;
    readonly backorderable: number;
  }[];
  readonly list?: LineList;
};

/** The refusal of a command that takes these units, by the stock that was short. */
export const outOfStock = (
  lines: readonly StockMove[],
  { short }: Extract<Rejection, { kind: 'stock-short' }>,
): OutOfStock => {
  const levels = new Map(short.map((stock) => [stock.sku, stockLevelOf(stock)]));
  const requested = new Map(mergeMoves(lines).map((move) => [move.sku, move.quantity]));
  return {
    kind: 'out-of-stock',
    lines: lines.flatMap(({ sku, quantity }, index) => {
      const level = levels.get(sku);
      if (level === undefined) return [];
      const { available, backorderable } = level;
      return [{ index, sku, requested: requested.get(sku) ?? quantity, available, backorderable }];
    }),
  };
};
