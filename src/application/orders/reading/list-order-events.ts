import { findOrder, type OrderNotFound } from '#application/orders/find-order';
import type { Page } from '#application/ports';
import { defineUseCase, type Request } from '#application/use-case';
import { type JournalEntry, journalOf } from '#domain/orders/events/journal';
import type { OrderId } from '#domain/orders/order-id';
import { ok, type Result } from '#domain/result';

/** `after`: the last sequence of the page before. */
type ListOrderEvents = { readonly id: OrderId; readonly after: number | undefined; readonly limit: number };

/** The events of an order, oldest first. */
export const listOrderEvents = defineUseCase({
  uses: ['orders', 'orderIds'],
  with:
    (ports) =>
    async (
      { id, after = 0, limit }: ListOrderEvents,
      { caller }: Request,
    ): Promise<Result<Page<JournalEntry, number>, OrderNotFound>> => {
      const found = await findOrder(ports, id, caller);
      if (!found.ok) return found;
      const journal = journalOf(found.value);
      const items = journal.slice(after, after + limit);
      return ok({ items, next: after + limit < journal.length ? after + limit : null });
    },
});
