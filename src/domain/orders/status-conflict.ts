import type { Order, OrderStatus } from '#domain/orders/order';
import { ok, type Result, refuse } from '#domain/result';

export type OrderStatusConflict = {
  readonly kind: 'order-status-conflict';
  readonly status: OrderStatus;
  /** Empty: the status allows the command, but the units of the order do not. */
  readonly allowed: readonly OrderStatus[];
  /** Why the units do not; default: some are in a parcel. */
  readonly because?: 'nothing-left';
};

type OrderIn<Allowed extends OrderStatus> = Extract<Order, { status: Allowed }>;

/** Narrows an order to the allowed statuses, or refuses it. */
export const inStatus = <const Allowed extends OrderStatus>(
  order: Order,
  ...allowed: readonly Allowed[]
): Result<OrderIn<Allowed>, OrderStatusConflict> =>
  (allowed as readonly OrderStatus[]).includes(order.status)
    ? ok(order as OrderIn<Allowed>)
    : refuse({ kind: 'order-status-conflict', status: order.status, allowed });
