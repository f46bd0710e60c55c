import { callsProvider, changeWithCalls } from '#application/payments/change-with-calls';
import { defineUseCase, type Request } from '#application/use-case';
import { type CompleteRefusal, complete } from '#domain/orders/lifecycle/complete';
import type { OrderId } from '#domain/orders/order-id';
import { inStatus, type OrderStatusConflict } from '#domain/orders/status-conflict';

/** Completes a confirmed order. */
export const completeOrder = defineUseCase({
  uses: callsProvider,
  with: (ports) => (command: { readonly id: OrderId }, request: Request) =>
    changeWithCalls<OrderStatusConflict | CompleteRefusal>(ports, command.id, request, (order) => {
      const open = inStatus(order, 'confirmed');
      return open.ok ? complete(open.value) : open;
    }),
});
