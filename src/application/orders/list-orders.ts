import type { OrderListing, OrderSummary, Page } from '#application/ports';
import { defineUseCase, type Request } from '#application/use-case';
import type { CustomerId } from '#domain/order/order';
import type { OrderId } from '#domain/order/order-id';
import { ok, type Result, refuse } from '#domain/result';

export type ListOrders = OrderListing & { readonly customerId: CustomerId | undefined };
export type NotYours = { readonly kind: 'insufficient-scope'; readonly detail: string };

/** A customer's own orders; for staff everybody's, or one customer's. */
export const listOrders = defineUseCase({
  uses: ['orderLists'],
  with:
    ({ orderLists }) =>
    async (
      { customerId, ...listing }: ListOrders,
      { caller }: Request,
    ): Promise<Result<Page<OrderSummary, OrderId>, NotYours>> => {
      if (caller.role === 'staff')
        return ok(await (customerId ? orderLists.ofCustomer(customerId, listing) : orderLists.ofShop(listing)));
      const own = caller.role === 'customer' ? caller.customerId : undefined;
      if (own === undefined || (customerId !== undefined && customerId !== own))
        return refuse({ kind: 'insufficient-scope', detail: 'A customer lists their own orders only.' });
      return ok(await orderLists.ofCustomer(own, listing));
    },
});
