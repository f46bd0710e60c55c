import type { Order, OrderStatus } from '#domain/orders/order';
import { ok, type Refusal, type Result, refuse } from '#domain/result';

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

/** The statuses in which an order takes each decision. The others depend on a part of the order alone. */
export const statusesTo = {
  confirm: ['pending'],
  complete: ['confirmed'],
  cancel: ['pending', 'confirmed'],
  delete: ['canceled'],
  update: ['pending', 'confirmed', 'completed'],
  readdress: ['pending', 'confirmed'],
  hold: ['pending', 'confirmed'],
  release: ['pending', 'confirmed', 'completed'],
  pay: ['pending', 'confirmed', 'completed'],
  capture: ['pending', 'confirmed', 'completed'],
  fulfill: ['confirmed'],
  return: ['confirmed', 'completed'],
} as const satisfies Readonly<Record<string, readonly OrderStatus[]>>;

/** Decides about an order in one of the statuses, or refuses it. */
export const decideIn = <const Allowed extends OrderStatus, Value, R extends Refusal>(
  order: Order,
  statuses: readonly Allowed[],
  decide: (order: OrderIn<Allowed>) => Result<Value, R>,
): Result<Value, R | OrderStatusConflict> => {
  const open = inStatus(order, ...statuses);
  return open.ok ? decide(open.value) : open;
};
