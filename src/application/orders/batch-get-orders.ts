import { defineUseCase, type Request } from '#application/use-case';
import { maySeeOrdersOf } from '#domain/access/caller';
import { fold } from '#domain/orders/evolve';
import type { Order } from '#domain/orders/order';
import { type OrderId, parseOrderId } from '#domain/orders/order-id';
import { ok, type Result } from '#domain/result';

type FoundOrders = {
  /** In the order of the request, each once. */
  readonly orders: readonly Order[];
  /** As they were spelled: no ids of orders, or ids of orders that the caller may not see. */
  readonly missing: readonly string[];
};

/** Several orders as they are now. At most 100 ids, in any spelling. */
export const batchGetOrders = defineUseCase({
  uses: ['orderBatches', 'orderIds'],
  with:
    ({ orderBatches, orderIds }) =>
    async ({ ids }: { readonly ids: readonly string[] }, { caller }: Request): Promise<Result<FoundOrders, never>> => {
      const mayRead = (id: OrderId): boolean =>
        caller.role === 'staff' || (caller.role === 'customer' && orderIds.mayBelongTo(id, caller.customerId));
      const idsByText = new Map(ids.map((text) => [text, parseOrderId(text)]));
      const wanted = [...new Set([...idsByText.values()].filter((id) => id !== undefined))].filter(mayRead);
      const records = wanted.length === 0 ? [] : await orderBatches.find(wanted);
      const visible = records.filter((record) => maySeeOrdersOf(caller, record.customerId));
      const found = new Map(visible.map((record) => [record.id, record]));
      return ok({
        orders: wanted.flatMap((id) => {
          const record = found.get(id);
          return record === undefined ? [] : [fold(record)];
        }),
        missing: [...idsByText].filter(([, id]) => id === undefined || !found.has(id)).map(([text]) => text),
      });
    },
});
