import { findOrder, type OrderNotFound } from '#application/orders/find-order';
import { defineUseCase, type Request } from '#application/use-case';
import { fold } from '#domain/orders/evolve';
import type { Order } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import { ok, type Result, refuse } from '#domain/result';

export type VersionNotFound = { readonly kind: 'version-not-found'; readonly version: number; readonly latest: number };

/** The current state of an order, or its state at a version, without the action of the customer (money.md P3). */
export const getOrder = defineUseCase({
  uses: ['orders', 'orderIds'],
  with:
    (ports) =>
    async (
      { id, version }: { readonly id: OrderId; readonly version: number | undefined },
      { caller }: Request,
    ): Promise<Result<Order, OrderNotFound | VersionNotFound>> => {
      const found = await findOrder(ports, id, caller);
      if (!found.ok) return found;
      const latest = found.value.changes.length;
      if (version !== undefined && version > latest) return refuse({ kind: 'version-not-found', version, latest });
      const order = fold(found.value, version);
      return ok(version === undefined ? order : { ...order, nextAction: null });
    },
});
