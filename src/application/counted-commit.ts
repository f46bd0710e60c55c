import type { Commit, Committed, Counted, Metrics, Write } from '#application/ports';
import type { OrderEvent } from '#domain/orders/events';

const capitalized = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `order.lines-canceled` → `OrdersLinesCanceled`: a new type of event has its metric without a line here. */
const metricOf = (type: OrderEvent['type']): string => {
  const [subject = '', ...words] = type.split(/[.-]/);
  return `${capitalized(subject)}s${words.map(capitalized).join('')}`;
};

const ofEvent = ({ type }: OrderEvent): Counted => ({ name: metricOf(type), unit: 'count', value: 1 });

/** What a write adds: the events of its newest change, as the earlier ones were counted when they were written. */
const ofWrite = (write: Write): readonly Counted[] => {
  if (write.kind !== 'new-order' && write.kind !== 'order-change') return [];
  const events = write.record.changes.at(-1)?.events ?? [];
  const { totals, currency } = write.order;
  const placed = events.some(({ type }) => type === 'order.placed');
  return [
    ...events.map(ofEvent),
    ...(placed
      ? [{ name: 'PlacedAmount', unit: 'minor units', value: totals.totalAmount, by: { currency } } as const]
      : []),
  ];
};

const countedOf = (writes: readonly Write[], committed: Committed): readonly Counted[] => {
  if (committed.kind === 'committed') return writes.flatMap(ofWrite);
  return committed.why.kind === 'stock-short' ? [{ name: 'StockShort', unit: 'count', value: 1 }] : [];
};

/**
 * A commit whose outcome is counted: what happened to orders, when it is written, and who came too late for stock. A
 * replay writes nothing and so counts nothing. A count that cannot be made is lost: it is not worth an order.
 */
export const countedCommit =
  (commit: Commit, metrics: Metrics): Commit =>
  async (writes) => {
    const committed = await commit(writes);
    try {
      for (const counted of countedOf(writes, committed)) metrics.count(counted);
    } catch {
      // The order is committed, and its caller is told so.
    }
    return committed;
  };
