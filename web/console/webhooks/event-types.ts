import type { EventType } from '../types';

/** Every type of events; one that the contract gets does not compile without its line. */
const known: Readonly<Record<EventType, true>> = {
  'order.placed': true,
  'order.confirmed': true,
  'order.completed': true,
  'order.canceled': true,
  'order.expired': true,
  'order.lines-canceled': true,
  'order.edited': true,
  'order.updated': true,
  'order.held': true,
  'order.hold-released': true,
  'payment.requested': true,
  'payment.requires-action': true,
  'payment.processing': true,
  'payment.authorized': true,
  'payment.captured': true,
  'payment.failed': true,
  'payment.voided': true,
  'payment.refunded': true,
  'payment.refund-failed': true,
  'payment.disputed': true,
  'payment.dispute-closed': true,
  'fulfillment.created': true,
  'fulfillment.shipped': true,
  'fulfillment.delivered': true,
  'fulfillment.canceled': true,
  'return.requested': true,
  'return.received': true,
  'return.rejected': true,
  'order.deleted': true,
  'stock.low': true,
  'stock.out': true,
};

export const eventTypes = Object.keys(known) as readonly EventType[];
