import type { EventData } from '#domain/orders/events';
import type { Order } from '#domain/orders/order';

/** The events that cause a letter to the customer. */
export const letterTypes = ['order.confirmed', 'order.canceled'] as const satisfies readonly (keyof EventData)[];
export type LetterType = (typeof letterTypes)[number];

/** A letter about an event, and the order as the event left it. */
export type Letter = { readonly type: LetterType; readonly order: Order };
