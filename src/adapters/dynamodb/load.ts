import { createDiscountEntity, newDiscountItem } from '#adapters/dynamodb/catalog/discounts';
import { createProductEntity, newProductItem } from '#adapters/dynamodb/catalog/products';
import { writeAll } from '#adapters/dynamodb/engine/batch-writes';
import type { Place } from '#adapters/dynamodb/engine/entity';
import type { Pace } from '#adapters/dynamodb/engine/retry';
import { createOrderEntity, newOrderItem } from '#adapters/dynamodb/orders/orders';
import type { ShardSchedule } from '#adapters/dynamodb/orders/shards';
import { createSimulatedPaymentEntity, simulatedPaymentItem } from '#adapters/dynamodb/payments/simulated-payments';
import type { SimulatedPayment } from '#application/ports';
import type { Discount } from '#domain/catalog/discount';
import type { Product, Sku } from '#domain/catalog/product';
import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { stockMovesOf } from '#domain/reconciliation/reconcile-stock';

/** The first items of a shop. */
export type Load = {
  readonly products?: readonly Product[];
  readonly discounts?: readonly Discount[];
  readonly orders?: readonly OrderRecord[];
  /** The facts of the simulator about the payments of the orders. */
  readonly payments?: readonly SimulatedPayment[];
};

/** The units of orders: a stock was larger by as many before. */
const takenBy = (orders: readonly OrderRecord[]): ReadonlyMap<Sku, number> => {
  const taken = new Map<Sku, number>();
  for (const { sku, quantity } of orders.flatMap(stockMovesOf)) taken.set(sku, (taken.get(sku) ?? 0) + quantity);
  return taken;
};

/**
 * Puts products, discounts, orders and their payments into a table without conditions, for a new shop, a demonstration or a test. The
 * orders take no stock, redeem no discount and leave no receipt, and no projection has them.
 */
export const load = async (
  place: Place,
  shards: ShardSchedule,
  { products = [], discounts = [], orders = [], payments = [] }: Load,
  pace: Pace,
): Promise<void> => {
  const taken = takenBy(orders);
  const product = createProductEntity(place);
  await writeAll(
    products.map(({ available, ...facts }) =>
      newProductItem(facts, available, available + (taken.get(facts.sku) ?? 0)),
    ),
    { write: (items) => product.put(items), keyOf: ({ sku }) => `s#${sku} s#${sku}` },
    pace,
  );
  const discount = createDiscountEntity(place);
  await writeAll(
    discounts.map(({ redeemed, ...facts }) => newDiscountItem(facts, redeemed)),
    { write: (items) => discount.put(items), keyOf: ({ code }) => `d#${code} d#${code}` },
    pace,
  );
  const order = createOrderEntity(place);
  await writeAll(
    orders.map((record) => newOrderItem({ record, order: fold(record) }, shards)),
    { write: (items) => order.put(items), keyOf: ({ tag, moment }) => `c#${tag} o#${moment}` },
    pace,
  );
  const payment = createSimulatedPaymentEntity(place);
  await writeAll(
    payments.map(simulatedPaymentItem),
    { write: (items) => payment.put(items), keyOf: ({ orderId, paymentId }) => `v#${orderId} ${paymentId}` },
    pace,
  );
};
