import { changeOrder, changesOrders } from '#application/orders/change-order';
import { defineUseCase, type Request } from '#application/use-case';
import type { OrderId } from '#domain/orders/order-id';
import { releaseHolds as release } from '#domain/orders/release-holds';
import { inStatus } from '#domain/orders/status-conflict';
import { ok } from '#domain/result';

/** Releases all holds in one change. A canceled order accepts no commands. */
export const releaseHolds = defineUseCase({
  uses: changesOrders,
  with: (ports) => (command: { readonly id: OrderId }, request: Request) =>
    changeOrder(ports, command.id, request, (order) => {
      const open = inStatus(order, 'pending', 'confirmed', 'completed');
      return open.ok ? ok(release(open.value)) : open;
    }),
});
