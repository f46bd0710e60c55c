import type { Locale } from '#domain/locale';
import type { EventData } from '#domain/orders/events';
import type { Order } from '#domain/orders/order';
import type { Seller } from '#domain/seller';

/** The events that cause a letter to the customer. */
export const letterTypes = ['order.confirmed', 'order.canceled'] as const satisfies readonly (keyof EventData)[];
export type LetterType = (typeof letterTypes)[number];

/** The parts of an order that a letter may show: no personal data, and nothing that only staff read. */
export type OrderInLetter = Omit<Order, 'private' | 'holds'>;

/** A letter about an event, and the order as the event left it. */
export type Letter = {
  readonly type: LetterType;
  readonly order: OrderInLetter;
  readonly locale: Locale;
  /** The IANA name of the zone in which the letter gives times. */
  readonly timeZone: string;
  /** Null: the letter ends without the seller's name and address. */
  readonly seller: Seller | null;
};
