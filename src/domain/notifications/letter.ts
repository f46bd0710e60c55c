import type { Locale } from '#domain/locale';
import type { EventData, OrderEvent } from '#domain/orders/events';
import type { Order } from '#domain/orders/order';
import { payableAmountOf } from '#domain/payments/pay';
import type { Seller } from '#domain/seller';

/** The events that cause a letter to the customer. */
export const letterTypes = [
  'order.placed',
  'order.confirmed',
  'order.canceled',
  'payment.failed',
  'payment.refunded',
  'fulfillment.shipped',
  'fulfillment.delivered',
  'return.requested',
  'return.received',
  'return.rejected',
] as const satisfies readonly (keyof EventData)[];
export type LetterType = (typeof letterTypes)[number];
export type LetterEvent = OrderEvent<LetterType>;

/**
 * True for an event that causes a letter. `order`: as it is now, so that nobody is asked to pay an order that is paid or
 * canceled meanwhile. A placement causes a letter while nobody has begun to pay: otherwise the outcome of the payment does.
 * A payment may also fail days after the order was confirmed (money.md P5). A refused capture or void is the shop's matter,
 * not the customer's.
 */
export const causesLetter = (event: OrderEvent, order: Order): event is LetterEvent => {
  const { status, payments } = order;
  if (event.type === 'order.placed') return status === 'pending' && payments.length === 0;
  if (event.type === 'payment.failed')
    return event.data.operation === 'authorization' && status !== 'canceled' && payableAmountOf(order) > 0;
  return (letterTypes as readonly string[]).includes(event.type);
};

/** The parts of an order that a letter may show: no contact, no secret, and nothing that only staff read. */
export type OrderInLetter = Shown<Order>;
type Shown<Each> = Each extends unknown ? Omit<Each, 'private' | 'holds' | 'nextAction'> : never;

/** A letter about an event, and the order as the event left it. */
export type Letter = {
  readonly event: LetterEvent;
  readonly order: OrderInLetter;
  readonly locale: Locale;
  /** The IANA name of the zone in which the letter gives times. */
  readonly timeZone: string;
  /** Null: the letter ends without the seller's name and address. */
  readonly seller: Seller | null;
};
