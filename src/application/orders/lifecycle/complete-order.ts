import { callsProvider, changeWithCalls } from '#application/payments/change-with-calls';
import { defineUseCase, type Request } from '#application/use-case';
import { type CompleteRefusal, complete } from '#domain/orders/lifecycle/complete';
import type { OrderId } from '#domain/orders/order-id';
import { decideIn, type OrderStatusConflict, statusesTo } from '#domain/orders/status-conflict';

/** Completes a confirmed order. */
export const completeOrder = defineUseCase({
  uses: callsProvider,
  with: (ports) => (command: { readonly id: OrderId }, request: Request) =>
    changeWithCalls<OrderStatusConflict | CompleteRefusal>(ports, command.id, request, (order) =>
      decideIn(order, statusesTo.complete, complete),
    ),
});
