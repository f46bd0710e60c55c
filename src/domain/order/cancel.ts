import type { Sku } from '#domain/catalog/product';
import { mergeMoves } from '#domain/catalog/stock';
import type { Decision } from '#domain/order/decision';
import type { ConfirmedOrder, PendingOrder } from '#domain/order/order';
import type { OrderStatusConflict } from '#domain/order/status-conflict';
import { ok, type Result, refuse } from '#domain/result';

/** Cancels all that is left of an order and gives its units back. Refused once anything is in a parcel. */
export const cancel = (
  order: PendingOrder | ConfirmedOrder,
  { reason }: { readonly reason: string },
): Result<Decision, OrderStatusConflict> => {
  if (order.lines.some(({ quantity }) => quantity.fulfilled > 0))
    return refuse({ kind: 'order-status-conflict', status: order.status, allowed: [] });
  return ok({
    events: [{ type: 'order.canceled', data: {} }],
    private: { reason },
    restock: mergeMoves(
      order.lines.map(({ sku, quantity }) => ({ sku: sku as Sku, quantity: quantity.ordered - quantity.canceled })),
    ),
  });
};
