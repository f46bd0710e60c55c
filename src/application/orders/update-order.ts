import { type ChangeRefusal, changeOrder, changesOrders } from '#application/orders/change-order';
import { type Done, defineUseCase, type Request } from '#application/use-case';
import type { AboveMaximum } from '#domain/above-maximum';
import type { Order } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import { decideIn, type OrderStatusConflict, statusesTo } from '#domain/orders/status-conflict';
import { mayPatch, type OrderPatch, update } from '#domain/orders/update';
import { type Result, refuse } from '#domain/result';

export type FieldOfStaff = { readonly kind: 'insufficient-scope'; readonly detail: string };
const fieldOfStaff: FieldOfStaff = { kind: 'insufficient-scope', detail: 'Only staff change `internal`.' };

type Update = { readonly id: OrderId; readonly patch: OrderPatch };
type UpdateRefusal = FieldOfStaff | ChangeRefusal | OrderStatusConflict | AboveMaximum;

/** Changes the email, note, tags and metadata of an order, and as staff the internal ones. */
export const updateOrder = defineUseCase({
  uses: changesOrders,
  with:
    (ports) =>
    async ({ id, patch }: Update, request: Request): Promise<Result<Done<Order>, UpdateRefusal>> => {
      if (!mayPatch(request.caller, patch)) return refuse(fieldOfStaff);
      return changeOrder(ports, id, request, (order) =>
        decideIn(order, statusesTo.update, (open) => update(open, patch)),
      );
    },
});
