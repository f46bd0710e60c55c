import { writeOrder, writeReference } from '#adapters/memory/orders/orders';
import { writeSimulatedPayment } from '#adapters/memory/payments/simulated-payments';
import { createMemoryPorts } from '#adapters/memory/ports';
import type { MemoryStore } from '#adapters/memory/store';
import type { Ports, SimulatedPayment } from '#application/ports';
import { additions } from '#application/projections/projection';
import { projections } from '#application/projections/registry';
import { referenceOwnerOf } from '#domain/access/reference-owner';
import type { Discount } from '#domain/catalog/discount';
import type { Product } from '#domain/catalog/product';
import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { stockMovesOf } from '#domain/reconciliation/reconcile-stock';

/** The order took its units from a stock that was larger by as many. */
const openWith = ({ stockCounts }: MemoryStore, record: OrderRecord): void => {
  for (const { sku, quantity } of stockMovesOf(record)) {
    const count = stockCounts.get(sku);
    if (count !== undefined && count.opening !== null)
      stockCounts.set(sku, { ...count, opening: count.opening + quantity });
  }
};

/**
 * Puts products, discounts and orders into a store and replaces those with the same sku, code or id. The projections have
 * the orders at once.
 */
export const load = (
  store: MemoryStore,
  seed: {
    readonly products?: readonly Product[];
    readonly discounts?: readonly Discount[];
    readonly orders?: readonly OrderRecord[];
    /** The facts of the simulator about the payments of the orders. */
    readonly payments?: readonly SimulatedPayment[];
  },
  policies: Pick<Ports, 'shop'>,
): void => {
  for (const product of seed.products ?? []) {
    store.deletedProducts.delete(product.sku);
    store.products.set(product.sku, structuredClone(product));
    store.stockCounts.set(product.sku, { opening: product.available, adjusted: 0 });
  }
  for (const discount of seed.discounts ?? []) {
    store.deletedDiscounts.delete(discount.code);
    store.discounts.set(discount.code, structuredClone(discount));
  }
  const placed = (seed.orders ?? []).map((record) => ({ record, order: fold(record) }));
  for (const { record, order } of placed) {
    writeOrder(store, { record, order });
    openWith(store, record);
    const { id, externalReference } = record;
    if (externalReference !== null)
      writeReference(store, { reference: externalReference, owner: referenceOwnerOf(record), orderId: id });
  }
  for (const payment of seed.payments ?? []) writeSimulatedPayment(store, payment);
  // The ports in memory have written when they return their promise.
  const ports = { ...createMemoryPorts(store), ...policies };
  for (const projection of projections) void projection.with(ports)(additions(placed.map(({ record }) => record)));
};
