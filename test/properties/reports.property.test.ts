import assert from 'node:assert/strict';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { StoredChange } from '#application/events/cloud-event';
import { additions } from '#application/projections/projection';
import { reports } from '#application/projections/reports';
import type { OrderRecord } from '#domain/orders/events';
import { namedSums, type ReportBasis, type ReportRow } from '#domain/reports/sums';
import { tenOClock } from '#test/builders/clock';
import { type MemoryWorld, memoryWorld } from '#test/builders/world';
import { anyLife, type Life, live } from '#test/lives/live';
import { deliveries, drain, idOf, shuffled, turns } from '#test/properties/deliveries';
import { type Recount, recount } from '#test/properties/recount';
import { casesOf, hasManyCases } from '#test/properties/runs';

const zones = fc.constantFrom('UTC', 'Europe/Berlin', 'Pacific/Auckland', 'America/St_Johns');

const falls = ['canceledAmount', 'returnedAmount', 'goodwillAmount'];

/** Rows in the form of the recount. */
const flat = (rows: Iterable<ReportRow>): Recount => {
  const sums = new Map<string, number>();
  for (const row of rows) {
    const { report, day, currency, labels } = row;
    const key = [day, report, currency, ...Object.values(labels).map(String)].join(' ');
    for (const [name, amount] of Object.entries(namedSums(row))) {
      const full = `${key} ${falls.includes(name) ? 'fallenAmount' : name}`;
      sums.set(full, (sums.get(full) ?? 0) + amount);
    }
  }
  return new Map([...sums].filter(([, amount]) => amount !== 0).toSorted());
};

/** The rows of a shop by one basis. */
const rowsIn = ({ store }: MemoryWorld, by: ReportBasis): readonly ReportRow[] =>
  [...store.reportRows.values()].filter((row) => row.by === by);

const recounted = (records: readonly OrderRecord[], zone: string, by: ReportBasis): Recount => {
  // Rows of products are kept by the day of the change alone, those of balances by the day of the placement.
  const other = by === 'booked' ? ' balances ' : ' products ';
  return new Map([...recount(records, zone, by)].filter(([name]) => !name.includes(other)));
};

/** The order of a life under an id of its own, as its last step left it. */
const recordOf = async (life: Life, index: number): Promise<readonly OrderRecord[]> => {
  let record: OrderRecord | undefined;
  await live(life, ({ store }, id) => {
    record = store.orders.get(id)?.record ?? record;
  });
  return record === undefined ? [] : [{ ...record, id: idOf(index) }];
};

/** The record after each of its changes, as the stream has it. */
const changesOf = ({ changes, ...record }: OrderRecord): readonly StoredChange[] => {
  const states = changes.map(
    (_, index): OrderRecord => ({
      ...record,
      changes: changes.slice(0, index + 1) as unknown as OrderRecord['changes'],
    }),
  );
  return states.map((after, index) => ({ kind: 'order', before: states[index - 1], after, at: tenOClock }));
};

/** Changes as the stream brings them, from which the first of some orders are gone. */
const withoutSome = (changes: readonly StoredChange[], gone: readonly number[]): readonly StoredChange[] =>
  changes.filter((_, index) => index === changes.length - 1 || !gone.includes(index % 40));

test('however changes are delivered, the reports are what the orders were at the ends of days', async () => {
  const seen = new Set<string>();
  const lives = fc.array(anyLife, { minLength: 1, maxLength: 3 });
  const gone = fc.array(fc.nat(39), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(
      lives,
      zones,
      turns,
      deliveries,
      gone,
      fc.nat(3),
      async (many, zone, order, how, lost, rebuilt) => {
        const records = (await Promise.all(many.map(recordOf))).flat();
        const world = memoryWorld({ settings: { timeZone: zone } });
        const rebuild = () => reports.with(world.ports)(additions(records));
        // A rebuild may come before, beside or after the stream.
        const first = rebuilt === 1 ? rebuild() : undefined;
        if (rebuilt === 2) await rebuild();
        // What the stream lost is added with the next change of the order, or by a rebuild.
        const stream = records.flatMap((record) =>
          rebuilt > 0 ? withoutSome(changesOf(record), lost) : changesOf(record),
        );
        await drain(world, shuffled(stream, order), how);
        await first;
        if (rebuilt === 3) await rebuild();
        for (const by of ['booked', 'placed'] as const)
          assert.deepEqual(flat(rowsIn(world, by)), recounted(records, zone, by));
        for (const by of ['booked', 'placed'] as const)
          for (const name of flat(rowsIn(world, by)).keys()) seen.add(name.split(' ').at(-1) ?? '');
      },
    ),
    { numRuns: casesOf(200) },
  );
  // Of 21: lives have no discounts, and not each run has the rarest, such as a refund that a bank sends back.
  if (hasManyCases) expect(seen.size).toBeGreaterThanOrEqual(16);
});
