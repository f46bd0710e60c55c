import { changeOrder, changesOrders } from '#application/orders/change-order';
import { defineUseCase, type Request } from '#application/use-case';
import type { OrderTooLarge } from '#domain/orders/decision';
import { hold } from '#domain/orders/holds/hold';
import type { OrderId } from '#domain/orders/order-id';
import { decideIn, type OrderStatusConflict, statusesTo } from '#domain/orders/status-conflict';

/** Places a hold: the order cannot be confirmed or fulfilled until the hold is released. */
export const placeHold = defineUseCase({
  uses: changesOrders,
  with: (ports) => (command: { readonly id: OrderId; readonly reason: string }, request: Request) =>
    changeOrder<OrderStatusConflict | OrderTooLarge>(ports, command.id, request, (order) =>
      decideIn(order, statusesTo.hold, (open) => hold(open, command)),
    ),
});
