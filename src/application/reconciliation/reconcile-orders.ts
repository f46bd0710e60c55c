import { readReadable } from '#application/orders/reading/read-readable';
import { summaryOf } from '#application/orders/reading/summary';
import { providerOperationOf } from '#application/payments/provider-operation';
import { inPool } from '#application/pool';
import { type OrderSummary, type Ports, Unavailable } from '#application/ports';
import { isUnsettledOrder } from '#application/projections/unsettled-payments';
import type { Instant } from '#domain/instant';
import { namesOf } from '#domain/names';
import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import type { Order } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import type { OperationOfPayment } from '#domain/payments/payment';
import type { Difference } from '#domain/reconciliation/difference';
import { comparableOperations, reconcileOperation } from '#domain/reconciliation/reconcile-operation';
import { reconcileOrder } from '#domain/reconciliation/reconcile-order';
import { stockMovesOf, type TimedMove } from '#domain/reconciliation/reconcile-stock';

/** The ports that compare orders with their lists and their payments. */
export const reconcilesOrders = ['books', 'orderBatches', 'payments'] as const;
export type OrderPorts = Pick<Ports, (typeof reconcilesOrders)[number]>;

/** A page of orders to reconcile. */
export type OrdersRound = {
  readonly after: OrderId | undefined;
  readonly limit: number;
  /** Payments of orders that changed since are looked up at the provider; null: none. */
  readonly lookUpSince: Instant | null;
  /** Lists and projections may not have a change of this time or later. */
  readonly quietUntil: Instant;
  /** The list of orders with payments to settle. */
  readonly unsettled: ReadonlySet<OrderId>;
};

export type OrdersReconciled = {
  readonly orders: number;
  /** Operations that were looked up at the provider. */
  readonly operations: number;
  readonly differences: readonly Difference[];
  /** Comparisons for another time: a list lags, or the provider did not answer. */
  readonly postponed: number;
  readonly moves: readonly TimedMove[];
  readonly next: OrderId | null;
};

const listed = namesOf<OrderSummary>({
  id: true,
  customerId: true,
  status: true,
  paymentStatus: true,
  fulfillmentStatus: true,
  returnStatus: true,
  currency: true,
  totalAmount: true,
  lineCount: true,
  externalReference: true,
  placedAt: true,
});

/** The differences of an order from lists and projections. Values are left out: some of them are personal. */
const reconcileLists = (
  order: Order,
  summary: OrderSummary | undefined,
  unsettled: ReadonlySet<OrderId>,
): readonly Difference[] => {
  const derived = summaryOf(order);
  const orderId = order.id;
  return [
    ...(summary === undefined ? [] : listed.filter((name) => summary[name] !== derived[name])).map(
      (of) => ({ kind: 'order-list', orderId, of }) as const,
    ),
    ...(isUnsettledOrder(order) && !unsettled.has(orderId) ? [{ kind: 'order-unlisted', orderId } as const] : []),
  ];
};

type Lookup = { readonly record: OrderRecord; readonly order: Order; readonly found: OperationOfPayment };

/** Asks the provider for each operation. When it does not answer, no worker asks for another one. */
const lookUpEach = async (payments: Ports['payments'], lookups: readonly Lookup[]) => {
  const differences: Difference[] = [];
  let operations = 0;
  await inPool(lookups, async ({ record, order, found }) => {
    try {
      const outcome = await payments.find(providerOperationOf(order, found));
      differences.push(...reconcileOperation(record, order, found, outcome));
      operations += 1;
      return 'next';
    } catch (error) {
      if (error instanceof Unavailable) return 'stop';
      throw error;
    }
  });
  return { differences, operations };
};

/** Reconciles one page of the shop's orders, the newest first: each with its journal, its lists and its payments. */
export const reconcileOrders = async (
  { books, orderBatches, payments }: OrderPorts,
  { after, limit, lookUpSince, quietUntil, unsettled }: OrdersRound,
): Promise<OrdersReconciled> => {
  const { items, next } = await books.orders({ after, limit });
  const summaries = new Map(items.map((summary) => [summary.id, summary]));
  const { records, unreadable } = await readReadable(orderBatches, [...summaries.keys()]);
  const read = records.map((record) => ({ record, order: fold(record) }));

  const inLists = read.map(({ order }) => ({
    found: reconcileLists(order, summaries.get(order.id), unsettled),
    isQuiet: order.updatedAt < quietUntil,
  }));
  const lookups = read
    .filter(({ order }) => lookUpSince !== null && order.updatedAt >= lookUpSince)
    .flatMap(({ record, order }) =>
      comparableOperations(record, order, payments.provider).map((found) => ({ record, order, found })),
    );
  const atProvider = await lookUpEach(payments, lookups);
  return {
    orders: items.length,
    operations: atProvider.operations,
    differences: [
      ...unreadable.map((orderId) => ({ kind: 'order-unreadable', orderId }) as const),
      ...read.flatMap(({ record, order }) => reconcileOrder(record, order)),
      ...inLists.flatMap(({ found, isQuiet }) => (isQuiet ? found : [])),
      ...atProvider.differences,
    ],
    postponed:
      inLists.filter(({ found, isQuiet }) => !isQuiet && found.length > 0).length +
      lookups.length -
      atProvider.operations,
    moves: records.flatMap(stockMovesOf),
    next,
  };
};
