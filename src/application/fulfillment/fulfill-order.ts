import { changeOrder, changesOrders } from '#application/orders/change-order';
import { defineUseCase, type Request } from '#application/use-case';
import { type FulfillRefusal, fulfill } from '#domain/fulfillment/fulfill';
import type { Tracking } from '#domain/fulfillment/tracking';
import type { LineQuantities } from '#domain/orders/lines/line-quantities';
import type { OrderId } from '#domain/orders/order-id';
import { inStatus, type OrderStatusConflict } from '#domain/orders/status-conflict';

export type FulfillOrder = {
  readonly id: OrderId;
  readonly lines: LineQuantities;
  /** Null: not known yet. */
  readonly tracking: Tracking | null;
};

/** Puts open units of a confirmed order into a new parcel. */
export const fulfillOrder = defineUseCase({
  uses: [...changesOrders, 'shop'],
  with: (ports) => (command: FulfillOrder, request: Request) =>
    changeOrder<OrderStatusConflict | FulfillRefusal>(ports, command.id, request, (order) => {
      const open = inStatus(order, 'confirmed');
      return open.ok ? fulfill(open.value, command, ports.shop) : open;
    }),
});
