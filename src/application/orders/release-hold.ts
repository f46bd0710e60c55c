import { changeOrder, changesOrders } from '#application/orders/change-order';
import { defineUseCase, type Request } from '#application/use-case';
import type { OrderId } from '#domain/orders/order-id';
import { type HoldNotFound, releaseHold as release } from '#domain/orders/release-hold';
import { inStatus, type OrderStatusConflict } from '#domain/orders/status-conflict';

/** Releases a hold. A missing hold is refused before a status: a canceled order accepts no commands. */
export const releaseHold = defineUseCase({
  uses: changesOrders,
  with: (ports) => (command: { readonly id: OrderId; readonly holdId: string }, request: Request) =>
    changeOrder<OrderStatusConflict | HoldNotFound>(ports, command.id, request, (order) => {
      const released = release(order, command.holdId);
      const open = inStatus(order, 'pending', 'confirmed', 'completed');
      return released.ok && !open.ok ? open : released;
    }),
});
