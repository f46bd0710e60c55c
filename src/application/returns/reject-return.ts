import { changeOrder, changesOrders } from '#application/orders/change-order';
import { defineUseCase, type Request } from '#application/use-case';
import type { OrderId } from '#domain/orders/order-id';
import { reject } from '#domain/returns/reject';
import type { ReturnId } from '#domain/returns/return-request';

export type RejectReturn = { readonly id: OrderId; readonly returnId: ReturnId; readonly reason: string | undefined };

/** Closes an open return request without goods. */
export const rejectReturn = defineUseCase({
  uses: changesOrders,
  with: (ports) => (command: RejectReturn, request: Request) =>
    changeOrder(ports, command.id, request, (order) => reject(order, command)),
});
