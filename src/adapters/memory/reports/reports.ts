import type { MemoryStore } from '#adapters/memory/store';
import type { Reports, StoredRow, WriteReports } from '#application/ports';
import type { OrderId } from '#domain/orders/order-id';
import { addRows, keyOfRow, type ReportName } from '#domain/reports/sums';

export const createReports = ({ reportRows }: MemoryStore): Reports => ({
  rows: async <Name extends ReportName>({
    report,
    by,
    from,
    to,
    limit,
  }: Parameters<Reports['rows']>[0] & { readonly report: Name }) => {
    const found = [...reportRows.values()].filter(
      (row) => row.report === report && row.by === by && row.day >= from && row.day <= to,
    );
    // The cast is safe: the rows were selected by their report.
    return found.length > limit ? 'too-many' : (structuredClone(found) as unknown as readonly StoredRow<Name>[]);
  },
});

export const createWriteReports = ({ reportRows, reportMarks }: MemoryStore): WriteReports => ({
  booked: async (ids) => new Map(ids.flatMap((id) => (reportMarks.has(id) ? [[id, reportMarks.get(id) ?? 0]] : []))),
  book: async (entries) => {
    const added = new Set<OrderId>();
    for (const { orderId, from, to, at, rows } of entries) {
      if ((reportMarks.get(orderId) ?? 0) !== from) continue;
      reportMarks.set(orderId, to);
      added.add(orderId);
      for (const row of rows) {
        const known = reportRows.get(keyOfRow(row));
        const [sum = row] = addRows(known === undefined ? [row] : [known, row]);
        reportRows.set(keyOfRow(row), { ...structuredClone(sum), bookedAt: at });
      }
    }
    return added;
  },
});
