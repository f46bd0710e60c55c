import { fillPage } from '#application/fill-page';
import { isListed, summaryOf } from '#application/orders/reading/summary';
import {
  type OrderFacet,
  type OrderListing,
  type OrderSummary,
  onHold,
  type Page,
  type Ports,
} from '#application/ports';
import { hasFacet } from '#application/projections/orders-by-facet';
import { defineUseCase, type Request } from '#application/use-case';
import { type Caller, maySeeOrdersOf } from '#domain/access/caller';
import type { Sku } from '#domain/catalog/product';
import { fold } from '#domain/orders/evolve';
import type { CustomerId } from '#domain/orders/order';
import { listPositionOf, newestFirst, type OrderId } from '#domain/orders/order-id';
import { ok, type Result, refuse } from '#domain/result';

export type ListOrders = OrderListing & {
  /** The owner of the orders. A customer may leave it out. */
  readonly customerId: CustomerId | undefined;
  /** A customer has at most one order of their own with it, and one of staff; the other filters apply too. */
  readonly externalReference: string | undefined;
  /** The orders with a line of this product, for staff; the other filters apply too. */
  readonly sku?: Sku | undefined;
  /** The orders that wait for the release of a hold, for staff; the other filters apply too. */
  readonly onHold?: true | undefined;
};
export type NotYours = { readonly kind: 'insufficient-scope'; readonly detail: string };

type Listing = Pick<Ports, 'orderLists' | 'ordersByFacet' | 'externalReferences' | 'orderBatches' | 'orderIds'>;

/** The facets by which a projection finds orders. */
const facetsOf = ({ sku, onHold: isOnHold }: ListOrders): readonly OrderFacet[] => [
  ...(sku === undefined ? [] : [sku]),
  ...(isOnHold === undefined ? [] : [onHold]),
];

/** The customer whose orders are listed; undefined: every customer. */
const customerOf = (query: ListOrders, caller: Caller): Result<CustomerId | undefined, NotYours> => {
  const { customerId, sku } = query;
  if (caller.role === 'staff') return ok(customerId);
  if (facetsOf(query).length > 0) {
    const listed = sku === undefined ? 'the orders on hold' : 'the orders with a product';
    return refuse({ kind: 'insufficient-scope', detail: `Only staff list ${listed}.` });
  }
  if (caller.role === 'customer' && maySeeOrdersOf(caller, customerId ?? caller.customerId))
    return ok(caller.customerId);
  return refuse({ kind: 'insufficient-scope', detail: 'A customer lists their own orders only.' });
};

/** The orders among these that pass every filter, as they are now. An id of another customer's tag is not read. */
const summariesOf = async (
  { orderBatches, orderIds }: Listing,
  ids: readonly OrderId[],
  query: ListOrders,
  customerId: CustomerId | undefined,
): Promise<ReadonlyMap<OrderId, OrderSummary>> => {
  const facets = facetsOf(query);
  const theirs = ids.filter((id) => customerId === undefined || orderIds.mayBelongTo(id, customerId));
  const records = theirs.length === 0 ? [] : await orderBatches.find(theirs);
  const orders = records.map((record) => fold(record)).filter((order) => facets.every((one) => hasFacet(order, one)));
  const summaries = orders.map(summaryOf).filter((summary) => isListed(summary, query));
  const own = summaries.filter((summary) => (customerId ?? summary.customerId) === summary.customerId);
  return new Map(own.map((summary) => [summary.id, summary]));
};

/** The list of the orders that have the reference, of one customer or of all. */
const byReference = async (
  ports: Listing,
  reference: string,
  query: ListOrders,
  customerId: CustomerId | undefined,
): Promise<Page<OrderSummary, OrderId>> => {
  const { after, limit } = query;
  const isNext = (id: OrderId) => after === undefined || listPositionOf(id) < listPositionOf(after);
  const ids = (await ports.externalReferences.find(reference, customerId)).filter(isNext);
  const summaries = await summariesOf(ports, ids, query, customerId);
  const listed = ids.toSorted(newestFirst).flatMap((id) => summaries.get(id) ?? []);
  const items = listed.slice(0, limit);
  return { items, next: listed.length > limit ? (items.at(-1)?.id ?? null) : null };
};

/** The list of the orders with the facet. The projection finds them; the stored order decides whether it is listed. */
const byFacet = (
  ports: Listing,
  facet: OrderFacet,
  query: ListOrders,
  customerId: CustomerId | undefined,
): Promise<Page<OrderSummary, OrderId>> => {
  const { placedFrom, placedTo } = query;
  return fillPage({
    after: query.after,
    limit: query.limit,
    read: async (after, count) => {
      const { items, next } = await ports.ordersByFacet.page({ facet, placedFrom, placedTo, after, limit: count });
      const summaries = await summariesOf(ports, items, query, customerId);
      return { rows: items.map((id) => ({ id, summary: summaries.get(id) })), isEnd: next === null };
    },
    positionOf: ({ id }) => id,
    itemOf: ({ summary }) => summary,
  });
};

/** Lists a customer's own orders; for staff the orders of everybody or of one customer. */
export const listOrders = defineUseCase({
  uses: ['orderLists', 'ordersByFacet', 'externalReferences', 'orderBatches', 'orderIds'],
  with:
    (ports) =>
    async (query: ListOrders, { caller }: Request): Promise<Result<Page<OrderSummary, OrderId>, NotYours>> => {
      const customer = customerOf(query, caller);
      if (!customer.ok) return customer;
      const { customerId: _, externalReference, sku: __, onHold: ___, ...listing } = query;
      const [facet] = facetsOf(query);
      if (externalReference !== undefined)
        return ok(await byReference(ports, externalReference, query, customer.value));
      if (facet !== undefined) return ok(await byFacet(ports, facet, query, customer.value));
      return ok(
        await (customer.value === undefined
          ? ports.orderLists.ofShop(listing)
          : ports.orderLists.ofCustomer(customer.value, listing)),
      );
    },
});
