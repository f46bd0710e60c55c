import { publish } from '#adapters/memory/events/watched';
import { pageOf } from '#adapters/memory/page';
import type { MemoryStore } from '#adapters/memory/store';
import { mostTelling } from '#application/commit';
import { isListed, summaryOf } from '#application/orders/reading/summary';
import {
  type AwaitedOrders,
  type EraseOrder,
  type ExternalReferences,
  type OrderBatches,
  type OrderListing,
  type OrderLists,
  type OrderSummary,
  type Orders,
  ordersPerReference,
  type Page,
  type RecentOrders,
  type Rejection,
  type RemoveOrder,
  type Write,
} from '#application/ports';
import { nameOfOwner, referenceOwnerOf } from '#domain/access/reference-owner';
import type { OrderRecord } from '#domain/orders/events';
import { fold } from '#domain/orders/evolve';
import { listPositionOf, type OrderId } from '#domain/orders/order-id';

type OrderWrite = Extract<Write, { kind: 'new-order' | 'order-change' }>;
type ReferenceWrite = Extract<Write, { kind: 'external-reference' }>;

export const createOrders = ({ orders }: MemoryStore): Orders => ({
  find: async (id) => structuredClone(orders.get(id)?.record),
});

export const createOrderBatches = ({ orders }: MemoryStore): OrderBatches => ({
  find: async (ids) => [...new Set(ids)].flatMap((id) => structuredClone(orders.get(id)?.record) ?? []),
});

export const createExternalReferences = ({ references }: MemoryStore): ExternalReferences => ({
  find: async (reference, customerId) => {
    const byOwner = references.get(reference) ?? new Map<string, OrderId>();
    if (customerId === undefined) return [...byOwner.values()].slice(0, ordersPerReference);
    return [nameOfOwner({ customerId }), nameOfOwner('staff')].flatMap((owner) => byOwner.get(owner) ?? []);
  },
});

const matches = (summary: OrderSummary, listing: OrderListing): boolean =>
  isListed(summary, listing) &&
  (listing.after === undefined || listPositionOf(summary.id) < listPositionOf(listing.after));

const newestFirst = (left: OrderSummary, right: OrderSummary): number =>
  listPositionOf(left.id) < listPositionOf(right.id) ? 1 : -1;

export const createOrderLists = ({ orders }: MemoryStore): OrderLists => {
  const list = (listing: OrderListing, isIn: (summary: OrderSummary) => boolean): Page<OrderSummary, OrderId> => {
    const summaries = [...orders.values()].map(({ summary }) => summary);
    const listed = summaries.filter((summary) => isIn(summary) && matches(summary, listing));
    return pageOf(listed.toSorted(newestFirst), listing.limit, ({ id }) => id);
  };
  return {
    ofCustomer: async (customerId, listing) => list(listing, (summary) => summary.customerId === customerId),
    ofShop: async (listing) => list(listing, () => true),
  };
};

export const createRecentOrders = ({ orders }: MemoryStore): RecentOrders => ({
  ofCustomer: async (customerId, listing) =>
    [...orders.values()]
      .filter(({ summary }) => summary.customerId === customerId && matches(summary, listing))
      .toSorted((left, right) => newestFirst(left.summary, right.summary))
      .slice(0, listing.limit)
      .map(({ record }) => structuredClone(record)),
});

export const createAwaitedOrders = ({ orders }: MemoryStore): AwaitedOrders => ({
  page: async ({ placedTo, after, limit }) => {
    const awaited = [...orders.values()].filter(
      ({ summary }) =>
        summary.status === 'pending' &&
        summary.placedAt <= placedTo &&
        (after === undefined || listPositionOf(summary.id) > listPositionOf(after)),
    );
    const ids = awaited.map(({ summary }) => summary.id);
    return pageOf(
      ids.toSorted((left, right) => (listPositionOf(left) < listPositionOf(right) ? -1 : 1)),
      limit,
      (id) => id,
    );
  },
});

export const refuseNewOrder = ({ orders }: MemoryStore, { record }: OrderWrite): Rejection | undefined =>
  orders.has(record.id) ? { kind: 'order-exists' } : undefined;

export const refuseChange = ({ orders }: MemoryStore, { record }: OrderWrite): Rejection | undefined => {
  const stored = orders.get(record.id)?.record;
  return stored?.changes.length === record.changes.length - 1 ? undefined : { kind: 'order-changed', record: stored };
};

export const writeOrder = ({ orders }: MemoryStore, { record, order }: Pick<OrderWrite, 'record' | 'order'>): void => {
  orders.set(record.id, { record: structuredClone(record), summary: summaryOf(order) });
};

export const refuseReference = (
  { references }: MemoryStore,
  { reference, owner }: ReferenceWrite,
): Rejection | undefined =>
  references.get(reference)?.has(nameOfOwner(owner)) ? { kind: 'reference-taken' } : undefined;

export const writeReference = (
  { references }: MemoryStore,
  { reference, owner, orderId }: Omit<ReferenceWrite, 'kind'>,
): void => {
  const byOwner = references.get(reference) ?? new Map<string, OrderId>();
  references.set(reference, byOwner.set(nameOfOwner(owner), orderId));
};

/** The reference of the order is taken by nobody any more. */
const releaseReference = ({ references }: MemoryStore, record: OrderRecord): void => {
  const { id, externalReference } = record;
  const owner = nameOfOwner(referenceOwnerOf(record));
  const byOwner = externalReference === null ? undefined : references.get(externalReference);
  if ((byOwner?.get(owner) ?? id) !== id) mostTelling([{ kind: 'missing-item', item: `reference of order ${id}` }]);
  byOwner?.delete(owner);
};

export const createEraseOrder =
  (store: MemoryStore): EraseOrder =>
  async (before, after) => {
    const stored = store.orders.get(after.id)?.record;
    if (stored?.changes.length !== after.changes.length - 1)
      return { kind: 'rejected', why: { kind: 'order-changed', record: structuredClone(stored) } };
    releaseReference(store, before);
    writeOrder(store, { record: after, order: fold(after) });
    publish(store, { kind: 'order', before: stored, after: structuredClone(after), at: store.now() });
    return { kind: 'committed' };
  };

export const createRemoveOrder =
  (store: MemoryStore): RemoveOrder =>
  async (record) => {
    const { id, changes } = record;
    const { orders } = store;
    const stored = orders.get(id)?.record;
    if (stored?.changes.length !== changes.length)
      return { kind: 'rejected', why: { kind: 'order-changed', record: structuredClone(stored) } };
    releaseReference(store, record);
    orders.delete(id);
    publish(store, { kind: 'order', before: stored, after: undefined, at: store.now() });
    return { kind: 'committed' };
  };
