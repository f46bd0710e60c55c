import { type Ports, type ReportEntry, rowsPerEntry, Unavailable } from '#application/ports';
import { defineProjection, type OrderTransition } from '#application/projections/projection';
import type { OrderRecord } from '#domain/orders/events';
import type { OrderId } from '#domain/orders/order-id';
import { type Booking, bookingsOf } from '#domain/reports/bookings';
import { dayIn } from '#domain/reports/day';
import { addRows, isZero } from '#domain/reports/sums';

/** An order with what its changes add to the reports. */
type Ledger = { readonly orderId: OrderId; readonly bookings: readonly Booking[] };

type Known = { readonly since: number; readonly record: OrderRecord };

/** The newest record of each order, and the version before the first of its transitions. */
const wholeRecords = (transitions: readonly OrderTransition[]): readonly Known[] => {
  const whole = new Map<OrderId, Known>();
  for (const { before, record } of transitions) {
    const since = before?.version ?? 0;
    const known = whole.get(record.id) ?? { since, record };
    const newer = record.changes.length > known.record.changes.length ? record : known.record;
    whole.set(record.id, { since: Math.min(since, known.since), record: newer });
  }
  return [...whole.values()];
};

/**
 * The next entry of an order of which `booked` changes are in the reports; undefined: none is left. An entry has as many
 * changes as one transaction takes, at least one.
 */
const entryOf = ({ orderId, bookings }: Ledger, booked: number): ReportEntry | undefined => {
  let entry: ReportEntry | undefined;
  for (const { version, at, rows } of bookings.filter((booking) => booking.version > booked)) {
    // An amount that is due at the placement and paid a moment later adds nothing.
    const together = addRows([...(entry?.rows ?? []), ...rows]).filter((row) => !isZero(row));
    if (entry !== undefined && together.length > rowsPerEntry) break;
    entry = { orderId, from: booked, to: version, at, rows: together };
  }
  return entry;
};

/** Each round adds what no other run added before. Two runs that meet get on by turns. */
const mostRounds = 100;

const bookAll = async ({ booked, book }: Ports['writeReports'], ledgers: readonly Ledger[]): Promise<number> => {
  let left = ledgers;
  let written = 0;
  for (let round = 0; left.length > 0; round += 1) {
    if (round === mostRounds) throw new Unavailable('other runs add the same orders to the reports; repeat the run');
    const marks = await booked(left.map(({ orderId }) => orderId));
    const entries = left.flatMap((ledger) => entryOf(ledger, marks.get(ledger.orderId) ?? 0) ?? []);
    const added = entries.length === 0 ? new Set() : await book(entries);
    const next = new Map(entries.map((entry) => [entry.orderId, entry]));
    written += entries.reduce((sum, { orderId, rows }) => sum + (added.has(orderId) ? rows.length : 0), 0);
    left = left.filter(({ orderId, bookings }) => {
      const entry = next.get(orderId);
      return entry !== undefined && !(added.has(orderId) && entry.to === bookings.at(-1)?.version);
    });
  }
  return written;
};

/**
 * The sums of the reports (ADR 0048). Each change of an order is added once, however often it is delivered; a change that was
 * left out is added with the next one. A deleted order stays in the reports: a day that is over does not change.
 */
export const reports = defineProjection({
  name: 'reports',
  summary: 'the sums of the reports of sales, taxes, refunds, products and balances',
  uses: ['writeReports', 'shop'],
  with: ({ writeReports, shop }) => {
    const dayOf = dayIn(shop.timeZone);
    return async (transitions) => {
      const ledgers = wholeRecords(transitions).flatMap(({ since, record }) => {
        const bookings = bookingsOf(record, dayOf);
        // A change of something else, such as a parcel, reads and writes nothing.
        return bookings.some(({ version }) => version > since) ? [{ orderId: record.id, bookings }] : [];
      });
      return bookAll(writeReports, ledgers);
    };
  },
});
