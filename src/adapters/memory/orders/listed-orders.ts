import { pageOf } from '#adapters/memory/page';
import type { ListEntry, OrderListing, Page } from '#application/ports';
import { listPositionOf, newestFirst, type OrderId, partsOf } from '#domain/orders/order-id';

type Listing = Pick<OrderListing, 'placedFrom' | 'placedTo' | 'after' | 'limit'>;

/** A page of the orders in the list of a projection, newest first. */
export const listedPage = (
  listed: ReadonlySet<OrderId>,
  { after, limit, placedFrom = -Infinity, placedTo = Infinity }: Listing,
): Page<OrderId, OrderId> => {
  const isWanted = (id: OrderId): boolean => {
    const { at } = partsOf(id);
    const isNext = after === undefined || listPositionOf(id) < listPositionOf(after);
    return isNext && at >= placedFrom && at <= placedTo;
  };
  return pageOf([...listed].filter(isWanted).toSorted(newestFirst), limit, (id) => id);
};

export const writeEntry = (listed: Set<OrderId>, { orderId, isListed }: ListEntry): void => {
  if (isListed) listed.add(orderId);
  else listed.delete(orderId);
};
