import type { Sku } from '#domain/catalog/product';
import type { StockCount } from '#domain/catalog/stock-count';
import type { Instant } from '#domain/instant';
import type { Difference } from '#domain/reconciliation/difference';
import {
  reconcileStock,
  type TakenUnits,
  type TimedMove,
  type UncountedStock,
} from '#domain/reconciliation/reconcile-stock';

const none: TakenUnits = { units: 0, recentlyTaken: 0, recentlyReturned: 0 };

export type StockReconciled = {
  readonly differences: readonly Difference[];
  /** Products whose stock moved while it was read. */
  readonly postponed: number;
  readonly uncounted: readonly UncountedStock[];
};

/** The units that orders have of each product. Moves since `recentFrom` may be in the stock or not. */
export const stockSums = (recentFrom: Instant) => {
  const sums = new Map<Sku, TakenUnits>();
  return {
    add: (moves: readonly TimedMove[]): void => {
      for (const { sku, quantity, at } of moves) {
        const { units, recentlyTaken, recentlyReturned } = sums.get(sku) ?? none;
        const recent = at >= recentFrom ? quantity : 0;
        sums.set(sku, {
          units: units + quantity,
          recentlyTaken: recentlyTaken + Math.max(0, recent),
          recentlyReturned: recentlyReturned + Math.max(0, -recent),
        });
      }
    },
    /** Compares the stock of all products with the units of all orders. `openings`: those that products do not have. */
    reconcile: (counts: readonly StockCount[], openings: ReadonlyMap<Sku, number>): StockReconciled => {
      const compared = counts.map((count) => {
        const opening = count.opening ?? openings.get(count.sku) ?? null;
        return reconcileStock({ ...count, opening }, sums.get(count.sku) ?? none);
      });
      const stored = new Set(counts.map(({ sku }) => sku));
      const missing = [...sums].filter(([sku, { units }]) => !stored.has(sku) && units !== 0);
      return {
        differences: [
          ...compared.filter((each) => typeof each === 'object' && each.kind === 'product-stock'),
          ...missing.map(([sku, { units }]) => ({ kind: 'product-missing', sku, taken: units }) as const),
        ],
        postponed: compared.filter((each) => each === 'moving').length,
        uncounted: compared.filter((each) => typeof each === 'object' && each.kind === 'uncounted'),
      };
    },
  };
};
