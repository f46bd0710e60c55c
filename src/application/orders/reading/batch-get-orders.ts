import { defineUseCase, type Request } from '#application/use-case';
import { maySeeOrdersOf } from '#domain/access/caller';
import { fold } from '#domain/orders/evolve';
import type { Order } from '#domain/orders/order';
import { type OrderId, parseOrderId } from '#domain/orders/order-id';
import { ok, type Result } from '#domain/result';

type FoundOrders = {
  /** In the order of the request, without duplicates. */
  readonly orders: readonly Order[];
  /** The requested texts that name no order, or no order that the caller may see. */
  readonly missing: readonly string[];
};

/** The current state of at most 100 orders. The ids may have any spelling. */
export const batchGetOrders = defineUseCase({
  uses: ['orderBatches', 'orderIds'],
  with:
    ({ orderBatches, orderIds }) =>
    async ({ ids }: { readonly ids: readonly string[] }, { caller }: Request): Promise<Result<FoundOrders, never>> => {
      const mayRead = (id: OrderId): boolean =>
        caller.role === 'staff' || (caller.role === 'customer' && orderIds.mayBelongTo(id, caller.customerId));
      const idsByText = new Map(ids.map((text) => [text, parseOrderId(text)]));
      const readableIds = [...new Set([...idsByText.values()].filter((id) => id !== undefined))].filter(mayRead);
      const records = readableIds.length === 0 ? [] : await orderBatches.find(readableIds);
      const visible = records.filter((record) => maySeeOrdersOf(caller, record.customerId));
      const found = new Map(visible.map((record) => [record.id, record]));
      return ok({
        orders: readableIds.flatMap((id) => {
          const record = found.get(id);
          return record === undefined ? [] : [fold(record)];
        }),
        missing: [...idsByText].filter(([, id]) => id === undefined || !found.has(id)).map(([text]) => text),
      });
    },
});
