import type { Commit, Committed, Counted, EraseOrder, Metrics, Write } from '#application/ports';
import { capitalized } from '#domain/names';
import type { OrderEvent, OrderRecord } from '#domain/orders/events';
import { outcomeFaults } from '#domain/payments/outcome';

/** The orders that are held because the provider did another thing than it was asked to. An alarm watches it. */
export const paymentsDiffering = 'PaymentsDiffering';

/** `order.lines-canceled` → `OrdersLinesCanceled`: a new type of event needs no line here. */
export const metricOf = (type: OrderEvent['type']): string => {
  const [subject = '', ...words] = type.split(/[.-]/);
  return `${capitalized(subject)}s${words.map(capitalized).join('')}`;
};

const countOfEvent = ({ type }: OrderEvent): Counted => ({ name: metricOf(type), unit: 'count', value: 1 });

/** True if the newest change holds the order because its payment is not what was asked for (money.md V3). */
const differs = ({ changes, revisions }: OrderRecord): boolean => {
  const newest = revisions.at(-1);
  const isFault = outcomeFaults.some((fault) => fault === newest?.reason);
  const events = changes.at(-1)?.events ?? [];
  // The reason of a hold by staff may have any words.
  return isFault && newest?.version === changes.length && events.some(({ type }) => type.startsWith('payment.'));
};

const newestEvents = ({ changes }: OrderRecord): readonly OrderEvent[] => changes.at(-1)?.events ?? [];

/** The counts of a write: the events of its newest change. The earlier events were counted when they were written. */
const countsOfWrite = (write: Write): readonly Counted[] => {
  if (write.kind !== 'new-order' && write.kind !== 'order-change') return [];
  const events = newestEvents(write.record);
  const { totals, currency } = write.order;
  const placed = events.some(({ type }) => type === 'order.placed');
  return [
    ...events.map(countOfEvent),
    ...(differs(write.record) ? [{ name: paymentsDiffering, unit: 'count', value: 1 } as const] : []),
    ...(placed
      ? [{ name: 'PlacedAmount', unit: 'minor units', value: totals.totalAmount, by: { currency } } as const]
      : []),
  ];
};

const countsOf = (writes: readonly Write[], committed: Committed): readonly Counted[] => {
  if (committed.kind === 'committed') return writes.flatMap(countsOfWrite);
  return committed.why.kind === 'stock-short' ? [{ name: 'StockShort', unit: 'count', value: 1 }] : [];
};

const countAll = (metrics: Metrics, counts: () => readonly Counted[]): void => {
  try {
    for (const counted of counts()) metrics.count(counted);
  } catch {
    // The order is committed, and the caller must learn that.
  }
};

/**
 * A commit that counts its outcome: the order events that it writes, and rejections for lack of stock. A replay writes
 * nothing and counts nothing. A failed count is lost, because it must not fail the command.
 */
export const countedCommit =
  (commit: Commit, metrics: Metrics): Commit =>
  async (writes) => {
    const committed = await commit(writes);
    countAll(metrics, () => countsOf(writes, committed));
    return committed;
  };

/** The same for an erasure, which is no kind of write of a commit. */
export const countedErasure =
  (eraseOrder: EraseOrder, metrics: Metrics): EraseOrder =>
  async (before, after) => {
    const committed = await eraseOrder(before, after);
    countAll(metrics, () => (committed.kind === 'committed' ? newestEvents(after).map(countOfEvent) : []));
    return committed;
  };
