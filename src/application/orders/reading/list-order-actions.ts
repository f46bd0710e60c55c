import { findOrder, type OrderNotFound } from '#application/orders/find-order';
import { defineUseCase, type Request } from '#application/use-case';
import { actionsOf, type OrderAction } from '#domain/orders/actions';
import { fold } from '#domain/orders/evolve';
import type { OrderId } from '#domain/orders/order-id';
import { ok, type Result } from '#domain/result';

/** What the caller can do with an order now, and why not. */
export const listOrderActions = defineUseCase({
  uses: ['orders', 'orderIds', 'clock', 'shop'],
  with:
    (ports) =>
    async (
      { id }: { readonly id: OrderId },
      { caller }: Request,
    ): Promise<Result<readonly OrderAction[], OrderNotFound>> => {
      const found = await findOrder(ports, id, caller);
      if (!found.ok) return found;
      const order = fold(found.value);
      const { shipOnlyWhenCovered, returnWindowDays, withdrawalIn } = ports.shop;
      const rules = { shipOnlyWhenCovered, returnWindowDays, withdrawal: withdrawalIn(order.taxCountry) };
      return ok(actionsOf(order, { caller, at: ports.clock.now(), rules }));
    },
});
