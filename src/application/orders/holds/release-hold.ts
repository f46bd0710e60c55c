import { callsProvider, changeWithCalls } from '#application/payments/change-with-calls';
import { defineUseCase, type Request } from '#application/use-case';
import { type HoldNotFound, releaseHold as release } from '#domain/orders/holds/release-hold';
import type { OrderId } from '#domain/orders/order-id';
import { decideIn, type OrderStatusConflict, statusesTo } from '#domain/orders/status-conflict';

/**
 * Releases a hold, and captures what waited for it. A missing hold is refused before a status: a canceled order accepts no
 * commands.
 */
export const releaseHold = defineUseCase({
  uses: callsProvider,
  with: (ports) => (command: { readonly id: OrderId; readonly holdId: string }, request: Request) =>
    changeWithCalls<OrderStatusConflict | HoldNotFound>(ports, command.id, request, (order) => {
      const released = release(order, command.holdId);
      return released.ok ? decideIn(order, statusesTo.release, () => released) : released;
    }),
});
