import { changeOrder, changesOrders } from '#application/orders/change-order';
import { defineUseCase, type Request } from '#application/use-case';
import { complete } from '#domain/orders/complete';
import type { OrderId } from '#domain/orders/order-id';
import { inStatus } from '#domain/orders/status-conflict';
import { ok } from '#domain/result';

/** Completes a confirmed order. */
export const completeOrder = defineUseCase({
  uses: changesOrders,
  with: (ports) => (command: { readonly id: OrderId }, request: Request) =>
    changeOrder(ports, command.id, request, (order) => {
      const open = inStatus(order, 'confirmed');
      return open.ok ? ok(complete(open.value)) : open;
    }),
});
