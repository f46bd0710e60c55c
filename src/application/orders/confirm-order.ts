import { changeOrder, changesOrders } from '#application/orders/change-order';
import { defineUseCase, type Request } from '#application/use-case';
import { confirm } from '#domain/order/confirm';
import type { OrderOnHold } from '#domain/order/hold';
import type { OrderId } from '#domain/order/order-id';
import { inStatus, type OrderStatusConflict } from '#domain/order/status-conflict';

/** Confirms a pending order that was paid outside or is vouched for. */
export const confirmOrder = defineUseCase({
  uses: changesOrders,
  with: (ports) => (command: { readonly id: OrderId }, request: Request) =>
    changeOrder<OrderStatusConflict | OrderOnHold>(ports, command.id, request, (order) => {
      const open = inStatus(order, 'pending');
      return open.ok ? confirm(open.value) : open;
    }),
});
