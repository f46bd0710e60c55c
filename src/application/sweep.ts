import type { OrderId } from '#domain/orders/order-id';

/** A round of a sweep: how many orders it looks at, and the last order of the round before. */
export type Sweep = { readonly after: OrderId | undefined; readonly limit: number };

/** An order that a sweep failed on, and what was thrown. */
export type FailedOrder = { readonly id: OrderId; readonly defect: unknown };

/** The outcome of a round, in the order of the page. Orders that are postponed or failed come again in the next sweep. */
export type Swept = {
  readonly seen: number;
  readonly changed: readonly OrderId[];
  /** The table did not answer, or the order kept changing. */
  readonly postponed: readonly OrderId[];
  readonly failed: readonly FailedOrder[];
  /** The `after` of the next round; null at the end. */
  readonly next: OrderId | null;
};
