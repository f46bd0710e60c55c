import { changeOrder, changesOrders } from '#application/orders/change-order';
import { defineUseCase, type Request } from '#application/use-case';
import { cancel } from '#domain/order/cancel';
import type { OrderId } from '#domain/order/order-id';
import { inStatus } from '#domain/order/status-conflict';

/** Cancels a whole order before anything of it is in a parcel, and gives its stock back. */
export const cancelOrder = defineUseCase({
  uses: changesOrders,
  with: (ports) => (command: { readonly id: OrderId; readonly reason: string }, request: Request) =>
    changeOrder(ports, command.id, request, (order) => {
      const open = inStatus(order, 'pending', 'confirmed');
      return open.ok ? cancel(open.value, command) : open;
    }),
});
