import { changeOrder, changesOrders } from '#application/orders/change-order';
import { defineUseCase, type Request } from '#application/use-case';
import type { OrderId } from '#domain/orders/order-id';
import { inStatus } from '#domain/orders/status-conflict';
import { type OrderPatch, update } from '#domain/orders/update';

/** Changes the email, note, tags and metadata of an order. */
export const updateOrder = defineUseCase({
  uses: changesOrders,
  with: (ports) => (command: { readonly id: OrderId; readonly patch: OrderPatch }, request: Request) =>
    changeOrder(ports, command.id, request, (order) => {
      const open = inStatus(order, 'pending', 'confirmed', 'completed');
      return open.ok ? update(open.value, command.patch) : open;
    }),
});
