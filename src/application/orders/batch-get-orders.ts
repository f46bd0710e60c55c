import { defineUseCase, type Request } from '#application/use-case';
import { maySeeOrdersOf } from '#domain/access/caller';
import { fold } from '#domain/orders/evolve';
import type { Order } from '#domain/orders/order';
import { type OrderId, parseOrderId } from '#domain/orders/order-id';
import { ok, type Result } from '#domain/result';

type FoundOrders = {
  /** In the order in which they were asked for, each once. */
  readonly orders: readonly Order[];
  /** As they were asked for: no ids of orders, or not of orders that the caller may see. */
  readonly missing: readonly string[];
};

/** Several orders at once, as they are. At most 100 ids, in any spelling. */
export const batchGetOrders = defineUseCase({
  uses: ['orderBatches', 'orderIds'],
  with:
    ({ orderBatches, orderIds }) =>
    async ({ ids }: { readonly ids: readonly string[] }, { caller }: Request): Promise<Result<FoundOrders, never>> => {
      const mayAsk = (id: OrderId): boolean =>
        caller.role === 'staff' || (caller.role === 'customer' && orderIds.mayBelongTo(id, caller.customerId));
      const asked = new Map(ids.map((text) => [text, parseOrderId(text)]));
      const wanted = [...new Set([...asked.values()].filter((id) => id !== undefined))].filter(mayAsk);
      const records = wanted.length === 0 ? [] : await orderBatches.find(wanted);
      const visible = records.filter((record) => maySeeOrdersOf(caller, record.customerId));
      const found = new Map(visible.map((record) => [record.id, record]));
      return ok({
        orders: wanted.flatMap((id) => {
          const record = found.get(id);
          return record === undefined ? [] : [fold(record)];
        }),
        missing: [...asked].filter(([, id]) => id === undefined || !found.has(id)).map(([text]) => text),
      });
    },
});
