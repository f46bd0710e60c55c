import { type NotHandled, runBatch } from '#application/batch';
import { type PlaceOrder, type PlaceOrderRefusal, placeOrder } from '#application/orders/place-order';
import { type Done, defineUseCase, type Request } from '#application/use-case';
import type { Cause } from '#domain/orders/events';
import type { Order } from '#domain/orders/order';
import { ok, type Result } from '#domain/result';

/** Each order has its own cause, with an idempotency key in the scope of placeOrder. */
type BatchPlaceOrders = { readonly orders: readonly { readonly command: PlaceOrder; readonly cause: Cause }[] };
export type PlacedOrNot = Result<Done<Order>, PlaceOrderRefusal | NotHandled>;

/** Places several orders independently: a refused order does not stop the others. */
export const batchPlaceOrders = defineUseCase({
  uses: placeOrder.uses,
  with: (ports) => {
    const place = placeOrder.with(ports);
    return async ({ orders }: BatchPlaceOrders, request: Request): Promise<Result<readonly PlacedOrNot[], never>> =>
      ok(
        await runBatch(
          orders,
          ({ cause }) => cause.key,
          ({ command, cause }) => place(command, { ...request, cause }),
        ),
      );
  },
});
