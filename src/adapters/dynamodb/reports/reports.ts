import type { Place } from '#adapters/dynamodb/engine/entity';
import { once } from '#adapters/dynamodb/engine/once';
import type { Pace } from '#adapters/dynamodb/engine/retry';
import { reading } from '#adapters/dynamodb/engine/transient';
import { writeSteps } from '#adapters/dynamodb/engine/write-steps';
import { type ShardSchedule, shardOf, shardsBetween } from '#adapters/dynamodb/orders/shards';
import { createReportOrderEntity, markStep, readMarks } from '#adapters/dynamodb/reports/report-orders';
import { addStep, createReportRowEntity, partitionOf, readRows, spanOf } from '#adapters/dynamodb/reports/report-rows';
import { type ReportEntry, type Reports, rowsPerEntry, type StoredRow, type WriteReports } from '#application/ports';
import type { OrderId } from '#domain/orders/order-id';
import { monthsBetween } from '#domain/reports/day';
import { addRows, keyOfRow, type ReportName, type ReportRow } from '#domain/reports/sums';

// ── Reading ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** One row for each key, from the rows of all shards. */
const merged = (rows: readonly StoredRow[]): readonly StoredRow[] => {
  const newest = new Map<string, number>();
  for (const row of rows) newest.set(keyOfRow(row), Math.max(row.bookedAt, newest.get(keyOfRow(row)) ?? row.bookedAt));
  return addRows(rows).map((row) => ({ ...row, bookedAt: newest.get(keyOfRow(row)) ?? row.bookedAt }));
};

export const createReports = (place: Place, shards: ShardSchedule): Reports => {
  const entity = once(() => createReportRowEntity(place));
  return {
    rows: <Name extends ReportName>({
      report,
      by,
      limit,
      ...range
    }: Parameters<Reports['rows']>[0] & { readonly report: Name }) =>
      reading(async () => {
        // An order of any age may be booked today.
        const spans = new Set(monthsBetween(range.from, range.to).map((month) => spanOf(report, month)));
        const partitions = shardsBetween(shards, -Infinity, Infinity).flatMap((shard) =>
          [...spans].map((span) => partitionOf(report, by, span, shard)),
        );
        const read = await Promise.all(partitions.map((partition) => readRows(entity(), partition, range, limit)));
        const rows = merged(read.flat());
        // The cast is safe: each partition has the rows of one report.
        return rows.length > limit ? 'too-many' : (rows as unknown as readonly StoredRow<Name>[]);
      }),
  };
};

// ── Writing ────────────────────────────────────────────────────────────────────────────────────────────────────────

/** Entries of one shard that are written in one transaction, with their rows added. */
type Posting = {
  readonly shard: number;
  readonly entries: readonly ReportEntry[];
  readonly rows: readonly ReportRow[];
};

/** DynamoDB takes 100 actions: the mark of each order, and its rows. */
const mostActions = rowsPerEntry + 1;

/** As many entries together as a transaction takes: orders of a day share their rows, so their sums cost little. */
const postingsOf = (entries: readonly ReportEntry[], shards: ShardSchedule): readonly Posting[] => {
  const full: Posting[] = [];
  const open = new Map<number, Posting>();
  for (const entry of entries) {
    const shard = shardOf(shards, entry.orderId);
    const before = open.get(shard);
    const rows = addRows([...(before?.rows ?? []), ...entry.rows]);
    const together = [...(before?.entries ?? []), entry];
    const fits = before === undefined || rows.length + together.length <= mostActions;
    if (!fits) full.push(before);
    open.set(shard, fits ? { shard, entries: together, rows } : { shard, entries: [entry], rows: entry.rows });
  }
  return [...full, ...open.values()];
};

export const createWriteReports = (place: Place, shards: ShardSchedule, pace: Pace): WriteReports => {
  const order = once(() => createReportOrderEntity(place));
  const row = once(() => createReportRowEntity(place));
  return {
    booked: (ids) => readMarks(order(), ids, pace),
    book: async (entries) => {
      const added = new Set<OrderId>();
      for (const { shard, entries: together, rows } of postingsOf(entries, shards)) {
        const bookedAt = Math.max(...together.map(({ at }) => at));
        const steps = [
          ...together.map((entry) => markStep(order(), entry)),
          ...rows.map((each) => addStep(row(), each, shard, bookedAt)),
        ];
        const { kind } = await writeSteps(order, steps, pace);
        if (kind === 'committed') for (const { orderId } of together) added.add(orderId);
      }
      return added;
    },
  };
};
