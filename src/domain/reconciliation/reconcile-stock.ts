import type { Sku } from '#domain/catalog/product';
import type { StockMove } from '#domain/catalog/stock';
import type { StockCount } from '#domain/catalog/stock-count';
import type { Instant } from '#domain/instant';
import type { OrderRecord } from '#domain/orders/events';
import type { StockDifference } from '#domain/reconciliation/difference';
import { journalsOf } from '#domain/reconciliation/fold-journal';
import type { Journal } from '#domain/reconciliation/journal';

/** Units that a change of an order took from stock; a negative quantity: that it gave back. */
export type TimedMove = StockMove & { readonly at: Instant };

/** The units that an order has from stock, open ones and those that left: all but the canceled and the restocked ones. */
const takenIn = ({ lines }: Journal): ReadonlyMap<Sku, number> => {
  const taken = new Map<Sku, number>();
  for (const { sku, units, restocked } of lines.values()) {
    const quantity = units.ordered - units.canceled - restocked;
    taken.set(sku as Sku, (taken.get(sku as Sku) ?? 0) + quantity);
  }
  return taken;
};

/** The moves of stock that an order's changes made, by its journal. */
export const stockMovesOf = (record: Pick<OrderRecord, 'changes'>): readonly TimedMove[] => {
  const moves: TimedMove[] = [];
  let before: ReadonlyMap<Sku, number> = new Map();
  for (const [journal, { at }] of journalsOf(record)) {
    const after = takenIn(journal);
    for (const [sku, units] of after) {
      const quantity = units - (before.get(sku) ?? 0);
      if (quantity !== 0) moves.push({ sku, quantity, at });
    }
    before = after;
  }
  return moves;
};

/** The units of one product that orders have. */
export type TakenUnits = {
  /** By all changes. */
  readonly units: number;
  /** The sums of the moves that may have been committed before or after the stock was read. */
  readonly recentlyTaken: number;
  readonly recentlyReturned: number;
};

/** The opening that adjustments and orders make of a stock whose own is not known. It stays the same from now on. */
export type UncountedStock = { readonly kind: 'uncounted'; readonly sku: Sku; readonly opening: number };

/** `moving`: recent moves may explain the difference. */
export type ReconciledStock = 'equal' | 'moving' | StockDifference | UncountedStock;

/**
 * Compares a product's stock with its adjustments and the units of orders: available = opening + adjusted − taken. The
 * orders were read after the stock. So the difference may be any part of the moves around that time.
 */
export const reconcileStock = (
  { sku, available, opening, adjusted }: StockCount,
  { units, recentlyTaken, recentlyReturned }: TakenUnits,
): ReconciledStock => {
  if (opening === null) return { kind: 'uncounted', sku, opening: available + units - adjusted };
  const expected = opening + adjusted - units;
  if (available === expected) return 'equal';
  const isMoving = available >= expected - recentlyReturned && available <= expected + recentlyTaken;
  return isMoving ? 'moving' : { kind: 'product-stock', sku, expected, available };
};
