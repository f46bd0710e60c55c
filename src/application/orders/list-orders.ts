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
  /** Whose; for a customer their own, said or not. */
  readonly customerId: CustomerId | undefined;
  /** At most one order has it; the other filters count as well. */
  readonly externalReference: string | undefined;
};
export type NotYours = { readonly kind: 'insufficient-scope'; readonly detail: string };

type Listing = Pick<Ports, 'orderLists' | 'externalReferences' | 'orders' | 'orderIds'>;

const nobody = { items: [], next: null };

/** Whose orders are listed: undefined is everybody's. */
const customerOf = ({ customerId }: ListOrders, caller: Caller): Result<CustomerId | undefined, NotYours> => {
  if (caller.role === 'staff') return ok(customerId);
  if (caller.role === 'customer' && maySeeOrdersOf(caller, customerId ?? caller.customerId))
    return ok(caller.customerId);
  return refuse({ kind: 'insufficient-scope', detail: 'A customer lists their own orders only.' });
};

/** The one order with a reference, as a list. */
const byReference = async (
  ports: Listing,
  reference: string,
  wanted: ListOrders,
  caller: Caller,
): Promise<Page<OrderSummary, OrderId>> => {
  const id = await ports.externalReferences.find(reference);
  const found = id === undefined ? undefined : await findOrder(ports, id, caller);
  if (!found?.ok) return nobody;
  const summary = summaryOf(fold(found.value));
  const isWanted = isListed(summary, wanted) && (wanted.customerId ?? summary.customerId) === summary.customerId;
  return isWanted ? { items: [summary], next: null } : nobody;
};

/** A customer's own orders; for staff everybody's, or one customer's. */
export const listOrders = defineUseCase({
  uses: ['orderLists', 'externalReferences', 'orders', 'orderIds'],
  with:
    (ports) =>
    async (wanted: ListOrders, { caller }: Request): Promise<Result<Page<OrderSummary, OrderId>, NotYours>> => {
      const customer = customerOf(wanted, caller);
      if (!customer.ok) return customer;
      const { customerId: _, externalReference, ...listing } = wanted;
      if (externalReference !== undefined) return ok(await byReference(ports, externalReference, wanted, caller));
      return ok(
        await (customer.value === undefined
          ? ports.orderLists.ofShop(listing)
          : ports.orderLists.ofCustomer(customer.value, listing)),
      );
    },
});
