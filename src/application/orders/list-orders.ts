import { isListed, summaryOf } from '#application/orders/summary';
import type { OrderListing, OrderSummary, Page, Ports } from '#application/ports';
import { defineUseCase, type Request } from '#application/use-case';
import { type Caller, maySeeOrdersOf } from '#domain/access/caller';
import { fold } from '#domain/orders/evolve';
import type { CustomerId } from '#domain/orders/order';
import { listPositionOf, type OrderId } from '#domain/orders/order-id';
import { ok, type Result, refuse } from '#domain/result';

export type ListOrders = OrderListing & {
  /** The owner of the orders. A customer may leave it out. */
  readonly customerId: CustomerId | undefined;
  /** A customer has at most one order of their own with it, and one of staff; the other filters apply too. */
  readonly externalReference: string | undefined;
};
export type NotYours = { readonly kind: 'insufficient-scope'; readonly detail: string };

type Listing = Pick<Ports, 'orderLists' | 'externalReferences' | 'orderBatches' | 'orderIds'>;

/** The customer whose orders are listed; undefined: every customer. */
const customerOf = ({ customerId }: ListOrders, caller: Caller): Result<CustomerId | undefined, NotYours> => {
  if (caller.role === 'staff') return ok(customerId);
  if (caller.role === 'customer' && maySeeOrdersOf(caller, customerId ?? caller.customerId))
    return ok(caller.customerId);
  return refuse({ kind: 'insufficient-scope', detail: 'A customer lists their own orders only.' });
};

const newestFirst = (left: OrderId, right: OrderId): number => (listPositionOf(left) < listPositionOf(right) ? 1 : -1);

/** The list of the orders that have the reference, of one customer or of all. */
const byReference = async (
  { externalReferences, orderBatches, orderIds }: Listing,
  reference: string,
  query: ListOrders,
  customerId: CustomerId | undefined,
): Promise<Page<OrderSummary, OrderId>> => {
  const { after, limit } = query;
  const isTheirs = (id: OrderId) => customerId === undefined || orderIds.mayBelongTo(id, customerId);
  const isNext = (id: OrderId) => after === undefined || listPositionOf(id) < listPositionOf(after);
  const ids = (await externalReferences.find(reference, customerId)).filter((id) => isTheirs(id) && isNext(id));
  const records = ids.length === 0 ? [] : await orderBatches.find(ids);
  const summaries = new Map(records.map((record) => [record.id, summaryOf(fold(record))]));
  const listed = ids.toSorted(newestFirst).flatMap((id) => {
    const summary = summaries.get(id);
    const isIncluded =
      summary !== undefined && isListed(summary, query) && (customerId ?? summary.customerId) === summary.customerId;
    return isIncluded ? [summary] : [];
  });
  const items = listed.slice(0, limit);
  return { items, next: listed.length > limit ? (items.at(-1)?.id ?? null) : null };
};

/** Lists a customer's own orders; for staff the orders of everybody or of one customer. */
export const listOrders = defineUseCase({
  uses: ['orderLists', 'externalReferences', 'orderBatches', 'orderIds'],
  with:
    (ports) =>
    async (query: ListOrders, { caller }: Request): Promise<Result<Page<OrderSummary, OrderId>, NotYours>> => {
      const customer = customerOf(query, caller);
      if (!customer.ok) return customer;
      const { customerId: _, externalReference, ...listing } = query;
      if (externalReference !== undefined)
        return ok(await byReference(ports, externalReference, query, customer.value));
      return ok(
        await (customer.value === undefined
          ? ports.orderLists.ofShop(listing)
          : ports.orderLists.ofCustomer(customer.value, listing)),
      );
    },
});
