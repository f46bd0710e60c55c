import type { Instant } from '#domain/instant';
import type { Change, OrderEvent, OrderRecord } from '#domain/orders/events';
import { placed } from '#domain/orders/events/placement';
import { evolveAll } from '#domain/orders/evolve';
import type { Order } from '#domain/orders/order';
import { findOperation } from '#domain/payments/payment';
import type { Day } from '#domain/reports/day';
import { type FallColumn, owedOf, standingOf, standsDifferently } from '#domain/reports/standing';
import { addRows, isZero, namedSums, type ReportRow, type SalesSums, sumsOf } from '#domain/reports/sums';

/** What a change of an order adds to the reports. */
export type Booking = {
  /** The version of the order after the change. */
  readonly version: number;
  readonly at: Instant;
  /** None of them of zeros alone; an event about something else has no rows. */
  readonly rows: readonly ReportRow[];
};

/** Cancellations lower the worth of an order, and so do returns, refunds of units or shipping, and goodwill. */
const columnOf = (event: OrderEvent): FallColumn => {
  switch (event.type) {
    case 'return.received':
      return 'returnedAmount';
    case 'payment.requested': {
      const { takes } = event.data;
      return takes !== null && (takes.lines.length > 0 || takes.shipping) ? 'returnedAmount' : 'goodwillAmount';
    }
    case 'payment.refunded':
    case 'payment.refund-failed':
      return 'goodwillAmount';
    default:
      return 'canceledAmount';
  }
};

/** The money that a refund moves: when it succeeds, and when it comes back later (money.md R6). */
const refundIn = (event: OrderEvent, before: Order): Partial<SalesSums> => {
  if (event.type === 'payment.refunded') return { refundCount: 1, refundedAmount: event.data.amount };
  if (event.type !== 'payment.refund-failed') return {};
  const refund = findOperation(before, event.data.operationId)?.operation;
  return refund?.state === 'succeeded' ? { failedRefundCount: 1, failedRefundAmount: refund.amount } : {};
};

const negated = (row: ReportRow): ReportRow => {
  const sums = Object.fromEntries(Object.entries(namedSums(row)).map(([name, sum]) => [name, -sum]));
  return { ...row, sums } as unknown as ReportRow;
};

const rowsOfEvent = (event: OrderEvent, before: Order | undefined, after: Order, day: Day): readonly ReportRow[] => {
  const column = columnOf(event);
  if (before === undefined) return standingOf(after, day, column);
  const { currency } = after;
  const refund: ReportRow = {
    report: 'sales',
    by: 'booked',
    day,
    currency,
    labels: {},
    sums: sumsOf('sales', refundIn(event, before)),
  };
  if (!standsDifferently(before, after)) return [refund];
  return [...standingOf(after, day, column), ...standingOf(before, day, column).map(negated), refund];
};

type Step = { readonly order: Order | undefined; readonly rows: readonly ReportRow[] };

const book = (record: OrderRecord, change: Change, before: Order | undefined, day: Day): Step => {
  let order = before;
  const rows: ReportRow[] = [];
  for (const event of change.events) {
    const after =
      event.type === 'order.placed'
        ? placed(record, event.data, change.at)
        : order && evolveAll(order, [event], change.at);
    if (after === undefined) throw new Error(`order ${record.id} does not begin with its placement`);
    rows.push(...rowsOfEvent(event, order, after, day));
    order = after;
  }
  return { order, rows: addRows(rows).filter((row) => !isZero(row)) };
};

/** The rows of the reports by the placement: those of products are kept by the day of the change alone. */
const byPlacement = (rows: readonly ReportRow[], placedOn: Day): readonly ReportRow[] =>
  rows.filter(({ report }) => report !== 'products').map((row) => ({ ...row, by: 'placed', day: placedOn }));

/** The difference that a change makes to the amounts due and in credit. */
const owedAnew = (before: Order | undefined, after: Order | undefined, placedOn: Day): readonly ReportRow[] =>
  addRows([
    ...(after === undefined ? [] : [owedOf(after, placedOn)]),
    ...(before === undefined ? [] : [negated(owedOf(before, placedOn))]),
  ]).filter((row) => !isZero(row));

/**
 * What each change of an order adds to the reports, the oldest first; changes that add nothing are left out. The sum of all is
 * what the order is now. A change never alters what an earlier one booked, so a day that is over stays as it is.
 */
export const bookingsOf = (record: OrderRecord, dayOf: (at: Instant) => Day): readonly Booking[] => {
  const bookings: Booking[] = [];
  const placedOn = dayOf(record.changes[0].at);
  let order: Order | undefined;
  for (const [index, change] of record.changes.entries()) {
    const step = book(record, change, order, dayOf(change.at));
    const rows = [...step.rows, ...byPlacement(step.rows, placedOn), ...owedAnew(order, step.order, placedOn)];
    order = step.order;
    if (rows.length > 0) bookings.push({ version: index + 1, at: change.at, rows });
  }
  return bookings;
};
