import type { OrderListing, OrderSummary } from '#application/ports';
import type { Order } from '#domain/orders/order';
import { statusesOf } from '#domain/orders/statuses';

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
  {
    status,
    paymentStatus,
    fulfillmentStatus,
    placedFrom = -Infinity,
    placedTo = Infinity,
  }: Omit<OrderListing, 'limit'>,
): boolean =>
  (status ?? summary.status) === summary.status &&
  (paymentStatus ?? summary.paymentStatus) === summary.paymentStatus &&
  (fulfillmentStatus ?? summary.fulfillmentStatus) === summary.fulfillmentStatus &&
  summary.placedAt >= placedFrom &&
  summary.placedAt <= placedTo;
