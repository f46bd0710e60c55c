import type { Instant } from '#domain/instant';
import type { Order } from '#domain/orders/order';
import type { ChangeDetails } from '#domain/orders/private-data';

/** The data of an event that says everything by its type. */
export type NoData = Record<never, never>;

/** When an event happened, and the private details that were given with it. */
export type Circumstances = ChangeDetails & { readonly at: Instant };

/** How each event of a family changes an order. Nothing is checked: a stored event has happened. */
export type Evolution<Family> = {
  readonly [Type in keyof Family]: (order: Order, data: Family[Type], circumstances: Circumstances) => Order;
};
