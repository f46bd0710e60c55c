import { type CustomerNotFound, customerNotFound, visibleCustomer } from '#application/customers/find-customer';
import { defineUseCase, type Request } from '#application/use-case';
import type { Customer } from '#domain/customers/customer';
import { type JournalEntry, journalOf } from '#domain/orders/events/journal';
import { fold } from '#domain/orders/evolve';
import type { CustomerId, Order } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import { ok, type Result, refuse } from '#domain/result';

/** `after`: the last order of the page before. */
type ExportCustomer = { readonly id: CustomerId; readonly after: OrderId | undefined; readonly limit: number };

export type CustomerExport = {
  readonly customer: Customer | null;
  /** Newest first, each with its journal. */
  readonly orders: readonly { readonly order: Order; readonly journal: readonly JournalEntry[] }[];
  readonly next: OrderId | null;
};

/** Everything that the service stores about a person: the record, and a page of the orders with their journals. */
export const exportCustomer = defineUseCase({
  uses: ['customers', 'recentOrders'],
  with:
    ({ customers, recentOrders }) =>
    async (
      { id, after, limit }: ExportCustomer,
      request: Request,
    ): Promise<Result<CustomerExport, CustomerNotFound>> => {
      const visible = visibleCustomer(id, request);
      if (!visible.ok) return visible;
      // One more order tells whether another page follows.
      const [customer, records] = await Promise.all([
        customers.find(id),
        recentOrders.ofCustomer(id, { after, limit: limit + 1 }),
      ]);
      if (customer === undefined && records.length === 0 && after === undefined) return refuse(customerNotFound(id));
      const orders = records.slice(0, limit).map((record) => ({ order: fold(record), journal: journalOf(record) }));
      return ok({
        customer: customer ?? null,
        orders,
        next: records.length > limit ? (orders.at(-1)?.order.id ?? null) : null,
      });
    },
});
