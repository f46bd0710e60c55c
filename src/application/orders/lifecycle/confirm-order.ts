import { callsProvider, changeWithCalls } from '#application/payments/change-with-calls';
import { defineUseCase, type Request } from '#application/use-case';
import type { OrderOnHold } from '#domain/orders/holds/hold';
import { confirm } from '#domain/orders/lifecycle/confirm';
import type { OrderId } from '#domain/orders/order-id';
import { decideIn, type OrderStatusConflict, statusesTo } from '#domain/orders/status-conflict';

/** Confirms a pending order that was paid outside this service or by invoice. */
export const confirmOrder = defineUseCase({
  uses: callsProvider,
  with: (ports) => (command: { readonly id: OrderId }, request: Request) =>
    changeWithCalls<OrderStatusConflict | OrderOnHold>(ports, command.id, request, (order) =>
      decideIn(order, statusesTo.confirm, confirm),
    ),
});
