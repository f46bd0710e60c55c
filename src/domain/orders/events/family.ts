import type { Instant } from '#domain/instant';
import type { Order } from '#domain/orders/order';

/** The data of an event that says everything by its type. */
export type NoData = Record<never, never>;

/** When an event happened, and the reason that was given with it. */
export type Circumstances = { readonly at: Instant; readonly reason: string | null };

/** How each event of a family changes an order. Nothing is checked: a stored event has happened. */
export type Evolution<Family> = {
  readonly [Type in keyof Family]: (order: Order, data: Family[Type], circumstances: Circumstances) => Order;
};
