import { changeOrder, changesOrders } from '#application/orders/change-order';
import { defineUseCase, type Request } from '#application/use-case';
import type { OrderId } from '#domain/orders/order-id';
import { receive } from '#domain/returns/receive';
import type { ReceivedLines, ReturnId } from '#domain/returns/return-request';

export type ReceiveReturn = { readonly id: OrderId; readonly returnId: ReturnId; readonly lines: ReceivedLines };

/** Records the units that came back, and returns those that can be sold again to stock. */
export const receiveReturn = defineUseCase({
  uses: changesOrders,
  with: (ports) => (command: ReceiveReturn, request: Request) =>
    changeOrder(ports, command.id, request, (order) => receive(order, command)),
});
