import { findOrder } from '#application/orders/find-order';
import { isListed, summaryOf } from '#application/orders/summary';
import type { OrderListing, OrderSummary, Page, Ports } from '#application/ports';
import { defineUseCase, type Request } from '#application/use-case';
import { type Caller, maySeeOrdersOf } from '#domain/access/caller';
import { fold } from '#domain/orders/evolve';
import type { CustomerId } from '#domain/orders/order';
import type { OrderId } from '#domain/orders/order-id';
import { ok, type Result, refuse } from '#domain/result';

export type ListOrders = OrderListing & {
  /** The owner of the orders. A customer may leave it out. */
  readonly customerId: CustomerId | undefined;
  /** At most one order has this reference; the other filters apply too. */
  readonly externalReference: string | undefined;
};
export type NotYours = { readonly kind: 'insufficient-scope'; readonly detail: string };

type Listing = Pick<Ports, 'orderLists' | 'externalReferences' | 'orders' | 'orderIds'>;

const emptyPage = { items: [], next: null };

/** The customer whose orders are listed; undefined: every customer. */
const customerOf = ({ customerId }: ListOrders, caller: Caller): Result<CustomerId | undefined, NotYours> => {
  if (caller.role === 'staff') return ok(customerId);
  if (caller.role === 'customer' && maySeeOrdersOf(caller, customerId ?? caller.customerId))
    return ok(caller.customerId);
  return refuse({ kind: 'insufficient-scope', detail: 'A customer lists their own orders only.' });
};

/** The list of the one order that has the reference. */
const byReference = async (
  ports: Listing,
  reference: string,
  query: ListOrders,
  caller: Caller,
): Promise<Page<OrderSummary, OrderId>> => {
  const id = await ports.externalReferences.find(reference);
  const found = id === undefined ? undefined : await findOrder(ports, id, caller);
  if (!found?.ok) return emptyPage;
  const summary = summaryOf(fold(found.value));
  const isIncluded = isListed(summary, query) && (query.customerId ?? summary.customerId) === summary.customerId;
  return isIncluded ? { items: [summary], next: null } : emptyPage;
};

/** Lists a customer's own orders; for staff the orders of everybody or of one customer. */
export const listOrders = defineUseCase({
  uses: ['orderLists', 'externalReferences', 'orders', 'orderIds'],
  with:
    (ports) =>
    async (query: ListOrders, { caller }: Request): Promise<Result<Page<OrderSummary, OrderId>, NotYours>> => {
      const customer = customerOf(query, caller);
      if (!customer.ok) return customer;
      const { customerId: _, externalReference, ...listing } = query;
      if (externalReference !== undefined) return ok(await byReference(ports, externalReference, query, caller));
      return ok(
        await (customer.value === undefined
          ? ports.orderLists.ofShop(listing)
          : ports.orderLists.ofCustomer(customer.value, listing)),
      );
    },
});
