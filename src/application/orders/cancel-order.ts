import { changeOrder, changesOrders } from '#application/orders/change-order';
import { defineUseCase, type Request } from '#application/use-case';
import { cancel } from '#domain/orders/cancel';
import type { LineQuantities } from '#domain/orders/lines/line-quantities';
import type { OrderId } from '#domain/orders/order-id';
import { inStatus } from '#domain/orders/status-conflict';

export type CancelOrder = {
  readonly id: OrderId;
  readonly reason: string;
  /** Undefined: all open units. */
  readonly lines: LineQuantities | undefined;
};

/** Cancels an order, or units of it that are not in a parcel, and returns their stock. */
export const cancelOrder = defineUseCase({
  uses: changesOrders,
  with: (ports) => (command: CancelOrder, request: Request) =>
    changeOrder(ports, command.id, request, (order) => {
      const open = inStatus(order, 'pending', 'confirmed');
      return open.ok ? cancel(open.value, command) : open;
    }),
});
