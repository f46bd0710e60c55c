import { callsProvider, changeWithCalls } from '#application/payments/change-with-calls';
import { defineUseCase, type Request } from '#application/use-case';
import type { OrderId } from '#domain/orders/order-id';
import { reject } from '#domain/returns/reject';
import type { ReturnId } from '#domain/returns/return-request';

export type RejectReturn = { readonly id: OrderId; readonly returnId: ReturnId; readonly reason: string | undefined };

/** Closes an open return request without goods. */
export const rejectReturn = defineUseCase({
  uses: callsProvider,
  with: (ports) => (command: RejectReturn, request: Request) =>
    changeWithCalls(ports, command.id, request, (order) => reject(order, command)),
});
