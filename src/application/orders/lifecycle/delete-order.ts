import { expected, type VersionMismatch } from '#application/expectation';
import { findOrder, type OrderNotFound } from '#application/orders/find-order';
import { Unavailable } from '#application/ports';
import { defineUseCase, type Request } from '#application/use-case';
import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { mayBeDeleted, type OrderHasHistory } from '#domain/orders/lifecycle/delete';
import type { OrderId } from '#domain/orders/order-id';
import { decideIn, type OrderStatusConflict, statusesTo } from '#domain/orders/status-conflict';
import { ok, type Result, refuse } from '#domain/result';

type Refused = OrderNotFound | OrderStatusConflict | OrderHasHistory | VersionMismatch;

const maximumRounds = 10;

const deletable = (record: OrderRecord, { expects }: Request): Result<OrderRecord, Refused> => {
  const order = expected(expects, fold(record));
  if (!order.ok) return order;
  const free = decideIn(order.value, statusesTo.delete, mayBeDeleted);
  return free.ok ? ok(record) : free;
};

/** Deletes a canceled order without payments, and releases its external reference. */
export const deleteOrder = defineUseCase({
  uses: ['orders', 'orderIds', 'removeOrder'],
  with:
    (ports) =>
    async ({ id }: { readonly id: OrderId }, request: Request): Promise<Result<{ readonly id: OrderId }, Refused>> => {
      let found = await findOrder(ports, id, request.caller);
      for (let round = 0; round < maximumRounds; round += 1) {
        if (!found.ok) return found;
        const record = deletable(found.value, request);
        if (!record.ok) return record;
        const committed = await ports.removeOrder(record.value);
        if (committed.kind === 'committed') return ok({ id });
        const winner = committed.why.record;
        found = winner === undefined ? refuse({ kind: 'order-not-found' }) : ok(winner);
      }
      throw new Unavailable('the order changed in every attempt of this command; repeat the request');
    },
});
