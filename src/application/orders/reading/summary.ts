import type { OrderListing, OrderSummary } from '#application/ports';
import type { Order } from '#domain/orders/order';
import { statusesOf, statusNames } from '#domain/orders/statuses';

/** An order as lists show it. */
export const summaryOf = (order: Order): OrderSummary => ({
  id: order.id,
  customerId: order.customerId,
  ...statusesOf(order),
  currency: order.currency,
  totalAmount: order.totals.totalAmount,
  lineCount: order.lines.length,
  externalReference: order.externalReference,
  placedAt: order.placedAt,
});

/** Whether an order passes every filter of a listing; times are inclusive. */
export const isListed = (
  summary: OrderSummary,
  { placedFrom = -Infinity, placedTo = Infinity, ...wanted }: Omit<OrderListing, 'limit'>,
): boolean =>
  statusNames.every((name) => (wanted[name] ?? summary[name]) === summary[name]) &&
  summary.placedAt >= placedFrom &&
  summary.placedAt <= placedTo;
