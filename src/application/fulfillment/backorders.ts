import type { OutOfStock } from '#application/catalog/out-of-stock';
import type { Ports } from '#application/ports';
import type { Sku } from '#domain/catalog/product';
import { unitsOf } from '#domain/catalog/stock';
import { fold } from '#domain/orders/evolve';
import { openOf } from '#domain/orders/lifecycle/cancel';
import type { LineQuantities } from '#domain/orders/lines/line-quantities';
import type { Order } from '#domain/orders/order';
import { listPositionOf, type OrderId } from '#domain/orders/order-id';

export const readsBackorders = ['products', 'ordersByFacet', 'orderBatches'] as const;
type Reading = Pick<Ports, (typeof readsBackorders)[number]>;

/** One read of orders has at most 100. */
const ordersPerPage = 100;
/** After this many newer orders staff decide by the shelf. */
const maximumPages = 5;

/** The units of a product that an order still has to get. */
const openUnits = ({ lines }: Order, sku: Sku): number =>
  lines.reduce((sum, line) => sum + (line.sku === sku && line.requiresShipping ? openOf(line) : 0), 0);

const isNewerThan =
  ({ id }: Order) =>
  (other: OrderId): boolean =>
    listPositionOf(other) > listPositionOf(id);

/**
 * The open units of a product in the orders after this one, as far as needed to reach `enough`. Undefined: there are so many
 * orders after it that not all were read.
 */
const openUnitsAfter = async (
  { ordersByFacet, orderBatches }: Reading,
  order: Order,
  sku: Sku,
  enough: number,
): Promise<number | undefined> => {
  let units = 0;
  let after: OrderId | undefined;
  for (let page = 0; page < maximumPages; page += 1) {
    const listed = await ordersByFacet.page({ facet: sku, placedFrom: order.placedAt, after, limit: ordersPerPage });
    const ids = listed.items.filter(isNewerThan(order));
    const records = ids.length === 0 ? [] : await orderBatches.find(ids);
    units += records.reduce((sum, record) => sum + openUnits(fold(record), sku), 0);
    if (units >= enough || listed.next === null) return units;
    after = listed.next;
  }
  return undefined;
};

/**
 * The units of a product that are in stock for an order. What the shop owes, it owes to the newest orders: what arrives is
 * for the oldest.
 */
const unitsInStock = async (reading: Reading, order: Order, sku: Sku): Promise<number> => {
  const open = openUnits(order, sku);
  const product = await reading.products.find(sku);
  const owed = product === undefined ? 0 : unitsOf(product.available).owed;
  if (owed === 0) return open;
  const later = await openUnitsAfter(reading, order, sku, owed);
  return later === undefined ? open : Math.max(0, open - Math.max(0, owed - later));
};

/**
 * The lines of a parcel with backordered units that are not in stock yet (money.md G5); undefined: all are in stock. Stock is
 * read for products that may be backordered only. `available`: the units of the order that are in stock.
 */
export const notInStock = async (
  reading: Reading,
  order: Order,
  parcel: LineQuantities,
): Promise<OutOfStock | undefined> => {
  const packed = parcel.flatMap(({ lineId, quantity }, index) => {
    const line = order.lines.find(({ id }) => id === lineId);
    return line === undefined ? [] : [{ index, sku: line.sku as Sku, quantity }];
  });
  const facts = await reading.products.facts([...new Set(packed.map(({ sku }) => sku))], { fresh: false });
  const short: OutOfStock['lines'][number][] = [];
  for (const sku of facts.keys()) {
    if (facts.get(sku)?.backorderLimit === 0) continue;
    const wanted = packed.filter((line) => line.sku === sku);
    const requested = wanted.reduce((sum, { quantity }) => sum + quantity, 0);
    const available = await unitsInStock(reading, order, sku);
    if (requested > available)
      short.push(...wanted.map(({ index }) => ({ index, sku, requested, available, backorderable: 0 })));
  }
  return short.length === 0 ? undefined : { kind: 'out-of-stock', lines: short };
};
