import type { Instant } from '#domain/instant';
import type { Change, OrderEvent, OrderLinesCanceled, OrderPlaced, OrderRecord } from '#domain/orders/events';
import { nothingMoved } from '#domain/orders/money-moved';
import type { Order, OrderLine, PendingOrder } from '#domain/orders/order';
import { privateDataAt, reasonAt } from '#domain/orders/private-data';
import { totalsOf } from '#domain/pricing';

type Identity = Pick<OrderRecord, 'id' | 'customerId' | 'externalReference'>;

const placed = (identity: Identity, { data }: OrderPlaced, change: Change): PendingOrder => ({
  id: identity.id,
  customerId: identity.customerId,
  externalReference: identity.externalReference,
  status: 'pending',
  version: 1,
  currency: data.currency,
  pricesIncludeTax: data.pricesIncludeTax,
  lines: data.lines.map(({ quantity, ...line }, index) => ({
    id: String(index + 1),
    ...line,
    quantity: { ordered: quantity, canceled: 0, fulfilled: 0, delivered: 0, returned: 0 },
  })),
  shipping: data.shipping,
  discount: data.discount,
  totals: totalsOf(data.lines, data.shipping, data.pricesIncludeTax),
  taxCountry: data.taxCountry,
  taxRegion: data.taxRegion,
  moved: nothingMoved,
  holds: [],
  private: privateDataAt([], 0),
  placedAt: change.at,
  updatedAt: change.at,
  expiresAt: data.expiresAt,
});

const canceledWhole = (line: OrderLine): OrderLine => ({
  ...line,
  quantity: { ...line.quantity, canceled: line.quantity.ordered },
});

const linesCanceled = (order: Order, { data }: OrderLinesCanceled): Order => {
  const canceled = new Map(data.lines.map(({ lineId, quantity }) => [lineId, quantity]));
  const lines = order.lines.map((line): OrderLine => {
    const units = canceled.get(line.id) ?? 0;
    return units === 0 ? line : { ...line, quantity: { ...line.quantity, canceled: line.quantity.canceled + units } };
  });
  return { ...order, lines };
};

/** When it happened, and the words that were given with it. */
export type Circumstances = { readonly at: Instant; readonly reason: string | null };

/** What an order becomes by one event. Checks nothing: what is stored has happened. */
export const evolve = (order: Order, event: Exclude<OrderEvent, OrderPlaced>, { at, reason }: Circumstances): Order => {
  switch (event.type) {
    case 'order.confirmed':
      return { ...order, status: 'confirmed' };
    case 'order.completed':
      return { ...order, status: 'completed' };
    case 'order.canceled':
    case 'order.expired':
      return { ...order, status: 'canceled', lines: order.lines.map(canceledWhole) };
    case 'order.lines-canceled':
      return linesCanceled(order, event);
    case 'order.updated':
      // Only private data changed, and that is folded beside the events.
      return order;
    case 'order.held':
      return { ...order, holds: [...order.holds, { id: event.data.holdId, reason, placedAt: at }] };
    case 'order.hold-released':
      return { ...order, holds: order.holds.filter(({ id }) => id !== event.data.holdId) };
  }
};

const applyChange = (record: OrderRecord, before: Order | undefined, change: Change, version: number): Order => {
  const circumstances = { at: change.at, reason: reasonAt(record.revisions, version) };
  let order = before;
  for (const event of change.events) {
    if (event.type === 'order.placed') order = placed(record, event, change);
    else if (order === undefined) throw new Error(`order ${record.id} does not begin with its placement`);
    else order = evolve(order, event, circumstances);
  }
  if (order === undefined) throw new Error(`order ${record.id} has a change without events`);
  return { ...order, updatedAt: change.at };
};

/**
 * The order as its first `version` changes left it: all of them unless told. The private data is as of that version.
 * `version` lies between 1 and the number of changes; a record that does not begin with a placement is a defect.
 */
export const fold = (record: OrderRecord, version = record.changes.length): Order => {
  if (!Number.isInteger(version) || version < 1 || version > record.changes.length)
    throw new RangeError(`order ${record.id} has no version ${version}`);
  let order: Order | undefined;
  for (const [index, change] of record.changes.slice(0, version).entries())
    order = applyChange(record, order, change, index + 1);
  if (order === undefined) throw new Error(`order ${record.id} has no changes`);
  return { ...order, version, private: privateDataAt(record.revisions, version) };
};
