import type { Page, Ports } from '#application/ports';
import { reconcileOrders, reconcilesOrders } from '#application/reconciliation/reconcile-orders';
import { type StockReconciled, stockSums } from '#application/reconciliation/stock-sums';
import { defineUseCase } from '#application/use-case';
import type { Sku } from '#domain/catalog/product';
import type { StockCount } from '#domain/catalog/stock-count';
import { type Instant, minutes } from '#domain/instant';
import type { OrderId } from '#domain/orders/order-id';
import type { Difference } from '#domain/reconciliation/difference';
import type { UncountedStock } from '#domain/reconciliation/reconcile-stock';
import { ok, type Result } from '#domain/result';

export const reconcilesShop = [...reconcilesOrders, 'unsettledOrders', 'clock'] as const;
export type ShopPorts = Pick<Ports, (typeof reconcilesShop)[number]>;

/** The part of the shop that is reconciled until now. */
export type ShopProgress = {
  readonly orders: number;
  readonly operations: number;
  /** Null: the stock is compared once every order is read. */
  readonly products: number | null;
  readonly differences: readonly Difference[];
  /** Comparisons that the next run makes: a list lagged, a stock moved, or the provider did not answer. */
  readonly postponed: number;
  /** Products of a release that did not count adjustments: their stock is compared with an opening of an earlier run. */
  readonly uncounted: readonly UncountedStock[];
  /** The position at which a later run goes on; null: every order was read. */
  readonly next: OrderId | null;
};

export type ReconcileShop = {
  /** Begins after this order; undefined: with the newest. Only a run over all orders compares the stock. */
  readonly after: OrderId | undefined;
  /** The run ends once it has read as many. */
  readonly maximumOrders: number;
  /** Payments of orders that changed since are looked up at the provider; null: none. */
  readonly lookUpSince: Instant | null;
  /** The openings of uncounted products, as an earlier run computed them. */
  readonly openings?: ReadonlyMap<Sku, number>;
  /** Called after each page of orders, and at the end. May wait. */
  readonly report?: (progress: ShopProgress) => Promise<void> | void;
};

const perPage = 100;
/** A change takes at most this time from its clock to the table, and from there to lists. */
const inFlight = minutes(1);

const everyPage = async <Item, Position>(
  read: (after: Position | undefined) => Promise<Page<Item, Position>>,
): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let page = await read(undefined);
  items.push(...page.items);
  while (page.next !== null) {
    page = await read(page.next);
    items.push(...page.items);
  }
  return items;
};

/** Compares the stock with the units of every order, which were read after it. */
const withStock = (
  progress: ShopProgress,
  products: number,
  { differences, postponed, uncounted }: StockReconciled,
): ShopProgress => {
  return {
    ...progress,
    products,
    differences: [...progress.differences, ...differences],
    postponed: progress.postponed + postponed,
    uncounted,
  };
};

/** Reads the books once, from the newest order on. */
const walk = async (ports: ShopPorts, command: ReconcileShop): Promise<ShopProgress> => {
  const { report = () => {}, after, maximumOrders, lookUpSince } = command;
  const quietUntil = ports.clock.now() - inFlight;
  const sums = stockSums(quietUntil);
  const counts = await everyPage<StockCount, StockCount['sku']>((sku) =>
    ports.books.stock({ after: sku, limit: perPage }),
  );
  const unsettled = new Set(
    await everyPage<OrderId, OrderId>((id) => ports.unsettledOrders.page({ after: id, limit: perPage })),
  );
  let progress: ShopProgress = {
    ...{ orders: 0, operations: 0, products: null, differences: [], postponed: 0, uncounted: [], next: after ?? null },
  };
  do {
    const limit = Math.min(perPage, maximumOrders - progress.orders);
    const round = { after: progress.next ?? undefined, limit, lookUpSince, quietUntil, unsettled };
    const page = await reconcileOrders(ports, round);
    sums.add(page.moves);
    progress = {
      ...progress,
      orders: progress.orders + page.orders,
      operations: progress.operations + page.operations,
      differences: [...progress.differences, ...page.differences],
      postponed: progress.postponed + page.postponed,
      next: page.next,
    };
    await report(progress);
  } while (progress.next !== null && progress.orders < maximumOrders);
  return progress.next === null && after === undefined
    ? withStock(progress, counts.length, sums.reconcile(counts, command.openings ?? new Map()))
    : progress;
};

const isAboutStock = ({ kind }: Difference): boolean => kind === 'product-stock' || kind === 'product-missing';

/**
 * An order that was read before a change of it, and deleted after it, is in neither sum. So a difference of stock counts if a
 * second walk finds the same.
 */
const confirmed = async (ports: ShopPorts, command: ReconcileShop, first: ShopProgress): Promise<ShopProgress> => {
  if (!first.differences.some(isAboutStock)) return first;
  const second = await walk(ports, { ...command, lookUpSince: null });
  const again = new Set(second.differences.map((each) => JSON.stringify(each)));
  const differences = first.differences.filter((each) => !isAboutStock(each) || again.has(JSON.stringify(each)));
  return { ...first, differences, postponed: first.postponed + first.differences.length - differences.length };
};

/**
 * Compares the books of the shop with each other, and changes nothing: each order with the sums of its journal and with its
 * lists, each payment with what its provider knows, and the stock of each product with its adjustments and the units of all
 * orders. Customers may order meanwhile.
 */
export const reconcileShop = defineUseCase({
  uses: reconcilesShop,
  with:
    (ports) =>
    async (command: ReconcileShop): Promise<Result<ShopProgress, never>> =>
      ok(await confirmed(ports, command, await walk(ports, command))),
});
