import { changeOrder, changesOrders } from '#application/orders/change-order';
import { defineUseCase, type Request } from '#application/use-case';
import type { OrderId } from '#domain/order/order-id';
import { releaseHold as release } from '#domain/order/release-hold';

/** Takes a hold off an order, whatever its status. */
export const releaseHold = defineUseCase({
  uses: changesOrders,
  with: (ports) => (command: { readonly id: OrderId; readonly holdId: string }, request: Request) =>
    changeOrder(ports, command.id, request, (order) => release(order, command.holdId)),
});
