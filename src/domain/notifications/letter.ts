import type { Locale } from '#domain/locale';
import type { EventData, OrderEvent } from '#domain/orders/events';
import type { Order } from '#domain/orders/order';
import type { Seller } from '#domain/seller';

/** The events that cause a letter to the customer. */
export const letterTypes = [
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

/** True for an event that causes a letter. A refused capture or void is the shop's matter, not the customer's. */
export const causesLetter = (event: OrderEvent, { status }: Pick<Order, 'status'>): event is LetterEvent => {
  if (event.type === 'payment.failed') return event.data.operation === 'authorization' && status === 'pending';
  return (letterTypes as readonly string[]).includes(event.type);
};

/** The parts of an order that a letter may show: no contact, no secret, and nothing that only staff read. */
export type OrderInLetter = Omit<Order, 'private' | 'holds' | 'nextAction'>;

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
