import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Merging, mergePage, type Source } from '#adapters/dynamodb/engine/merge';

/** A row of a source: `rank` orders the list, `name` the rows of one rank. */
type Row = { readonly rank: number; readonly name: number; readonly kept: boolean };

const ascending = (pick: (row: Row) => number) => (left: Row, right: Row) => pick(left) - pick(right);
const byRank = ascending(({ rank }) => rank);
const byName = ascending(({ name }) => name);

/** Pages of a source as a database returns them: in order of rank, but in any order within one rank. */
const sourceOf =
  (rows: readonly Row[], pageSize: number, count: () => void): Source<Row> =>
  async (from) => {
    count();
    const start = (from as number | undefined) ?? 0;
    const end = start + pageSize;
    return { rows: rows.toSorted(byRank).slice(start, end), next: end < rows.length ? end : undefined };
  };

const rowsOfSources = fc
  .array(fc.array(fc.record({ rank: fc.nat(6), kept: fc.boolean() }), { maxLength: 12 }), { maxLength: 5 })
  .map((sources) =>
    sources.map((rows, source) => rows.map((row, index): Row => ({ ...row, name: 100 - index * 7 - source }))),
  );

const isAfter = (position: Row | undefined) => (row: Row) =>
  position === undefined || row.rank > position.rank || (row.rank === position.rank && row.name > position.name);

test('pages of every size are the whole list without duplicates', async () => {
  await fc.assert(
    fc.asyncProperty(
      rowsOfSources,
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 4 }),
      async (sources, limit, pageSize, readsPerSource) => {
        const whole = sources.flat().toSorted((a, b) => byRank(a, b) || byName(a, b));
        const seen: Row[] = [];
        let position: Row | undefined;
        for (let page = 0; page <= whole.length + 1; page += 1) {
          const after = isAfter(position);
          const merging: Merging<Row> = {
            byRank,
            withinRank: byName,
            ranksAreSingle: false,
            isPast: (row) => !after(row),
            keeps: ({ kept }) => kept,
            limit,
            readsPerSource,
          };
          // The queries of a page begin at the rank of its position, as in the lists.
          const ahead = sources.map((rows) => rows.filter(({ rank }) => rank >= (position?.rank ?? 0)));
          const merged = await mergePage(
            ahead.map((rows) => sourceOf(rows, pageSize, () => {})),
            merging,
          );
          expect(merged.rows.length).toBeLessThanOrEqual(limit);
          seen.push(...merged.rows);
          if (merged.isEnd) {
            expect(seen).toEqual(whole.filter(({ kept }) => kept));
            return;
          }
          position = merged.last;
        }
        throw new Error('the list has no end');
      },
    ),
    { numRuns: 3_000 },
  );
});

const everything = (limit: number, readsPerSource: number, keeps = (_: Row) => true): Merging<Row> => ({
  byRank,
  withinRank: byName,
  ranksAreSingle: false,
  isPast: () => false,
  keeps,
  limit,
  readsPerSource,
});
const rowsUpTo = (count: number): Row[] => Array.from({ length: count }, (_, rank) => ({ rank, name: 0, kept: true }));

test('a page reads each source at most the given number of times and may be short', async () => {
  let reads = 0;
  const source = sourceOf(rowsUpTo(100), 5, () => {
    reads += 1;
  });
  const page = await mergePage(
    [source],
    everything(10, 4, ({ rank }) => rank >= 90),
  );
  expect(reads).toBe(4);
  // The last read row may share its rank with unread rows, so the next page examines it.
  expect(page).toEqual({ rows: [], last: { rank: 18, name: 0, kept: true }, isEnd: false });
});

test('a page that one read fills takes one read', async () => {
  let reads = 0;
  const source = sourceOf(rowsUpTo(100), 10, () => {
    reads += 1;
  });
  const page = await mergePage([source], everything(9, 4));
  expect([page.rows.length, reads]).toEqual([9, 1]);
});

test('with single ranks a read of exactly the limit fills the page', async () => {
  let reads = 0;
  const source = sourceOf(rowsUpTo(100), 10, () => {
    reads += 1;
  });
  const page = await mergePage([source], { ...everything(10, 4), ranksAreSingle: true });
  expect([page.rows.length, page.isEnd, reads]).toEqual([10, false, 1]);
});

test('a rank larger than all reads of a page still makes progress', async () => {
  const rows = Array.from({ length: 30 }, (_, name): Row => ({ rank: 1, name: 29 - name, kept: true }));
  const page = await mergePage([sourceOf(rows, 2, () => {})], everything(3, 4));
  expect(page.rows.map(({ name }) => name)).toEqual([0, 1, 2]);
  expect(page.isEnd).toBe(false);
});
