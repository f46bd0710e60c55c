import type { OrderId } from '#domain/orders/order-id';

/** A round of a sweep. `limit`: the number of orders it reads. `after`: the last order of the round before. */
export type Sweep = { readonly after: OrderId | undefined; readonly limit: number };

/** An order that a sweep could not change, and the thrown error. */
export type FailedOrder = { readonly id: OrderId; readonly defect: unknown };

/** The outcome of a round, in the order of the page. The next sweep takes postponed and failed orders again. */
export type Swept = {
  readonly seen: number;
  readonly changed: readonly OrderId[];
  /** The table did not answer, or the order kept changing. */
  readonly postponed: readonly OrderId[];
  readonly failed: readonly FailedOrder[];
  /** The `after` of the next round; null at the end. */
  readonly next: OrderId | null;
};
