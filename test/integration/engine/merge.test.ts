import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { mergeRows, type Source } from '#adapters/dynamodb/engine/merge';

/** A row of a source: `rank` orders the list, `name` the rows of one rank. */
type Row = { readonly rank: string; readonly name: number };

const rankOf = ({ rank }: Row): string => rank;
const nameOf = ({ rank, name }: Row): string => `${rank} ${name}`;
const withinRank = (left: Row, right: Row): number => left.name - right.name;
const newestFirst = (left: Row, right: Row): number =>
  left.rank === right.rank ? withinRank(left, right) : left.rank < right.rank ? 1 : -1;

/** Pages of a source as a database returns them: in order of rank, but in any order within one rank. */
const sourceOf =
  (rows: readonly Row[], pageSize: number, count = () => {}): Source<Row> =>
  async (from, until) => {
    count();
    const start = (from as number | undefined) ?? 0;
    const end = start + pageSize;
    const needed = rows
      .filter(({ rank }) => until === undefined || rank >= until)
      .toSorted((left, right) => (left.rank === right.rank ? 0 : left.rank < right.rank ? 1 : -1));
    return { rows: needed.slice(start, end), next: end < needed.length ? end : undefined };
  };

const rowsOfSources = fc
  .array(fc.array(fc.nat(6), { maxLength: 12 }), { maxLength: 5 })
  .map((sources) =>
    sources.map((ranks, source) =>
      ranks.map((rank, index): Row => ({ rank: `${rank}`, name: 100 - index * 7 - source })),
    ),
  );

test('reads of every size, each after the last row of the one before, are the whole list without duplicates', async () => {
  await fc.assert(
    fc.asyncProperty(rowsOfSources, fc.integer({ min: 1, max: 4 }), async (sources, pageSize) => {
      const whole = sources.flat().toSorted(newestFirst);
      const seen: Row[] = [];
      for (let read = 0; read <= whole.length; read += 1) {
        const last = seen.at(-1);
        // The queries of a read begin at the rank of its position, as in the lists.
        const ahead = sources.map((rows) => rows.filter(({ rank }) => last === undefined || rank <= last.rank));
        const { rows, isEnd } = await mergeRows(
          ahead.map((rows, index) => [sourceOf(rows, pageSize), ...(index === 0 ? [sourceOf(rows, pageSize)] : [])]),
          { rankOf, withinRank, nameOf, isPast: (row) => last !== undefined && newestFirst(row, last) <= 0 },
        );
        seen.push(...rows);
        if (isEnd) {
          expect(seen).toEqual(whole);
          return;
        }
        expect(rows).not.toEqual([]);
      }
      throw new Error('the list has no end');
    }),
    { numRuns: 1_000 },
  );
});

/** A row that moves to sources of later rounds while the list is read: after `at` reads it is in `round`. */
type Moving = Row & { readonly path: readonly { readonly at: number; readonly round: number }[] };

const movingRows = fc
  .array(
    fc.record({ rank: fc.nat(9), moves: fc.array(fc.record({ at: fc.nat(12), round: fc.nat(3) }), { maxLength: 4 }) }),
    {
      maxLength: 20,
    },
  )
  .map((rows) =>
    rows.map(({ rank, moves }, name): Moving => {
      const ats = [0, ...moves.map(({ at }) => at).toSorted((a, b) => a - b)];
      const rounds = [0, ...moves.map(({ round }) => round)].toSorted((a, b) => a - b);
      return { rank: `${rank}`, name, path: ats.map((at, index) => ({ at, round: rounds[index] ?? 0 })) };
    }),
  );

test('a row that moves to later rounds while the list is read is in the list once', async () => {
  await fc.assert(
    fc.asyncProperty(movingRows, fc.integer({ min: 1, max: 4 }), async (moving, pageSize) => {
      const seen: Row[] = [];
      let reads = 0;
      const isIn = (round: number) => (row: Moving) => row.path.findLast(({ at }) => at <= reads)?.round === round;
      for (;;) {
        const last = seen.at(-1);
        const ahead = moving.filter(({ rank }) => last === undefined || rank <= last.rank);
        // A page continues after a key, as a database does, not after a number of rows.
        const sourceIn =
          (round: number): Source<Moving> =>
          async (from, until) => {
            reads += 1;
            const start = from as Moving | undefined;
            const needed = ahead
              .filter(isIn(round))
              .filter((row) => until === undefined || row.rank >= until)
              .filter((row) => start === undefined || newestFirst(row, start) > 0)
              .toSorted(newestFirst);
            return {
              rows: needed.slice(0, pageSize),
              next: needed.length > pageSize ? needed[pageSize - 1] : undefined,
            };
          };
        const { rows, isEnd } = await mergeRows(
          [0, 1, 2, 3].map((round) => [sourceIn(round)]),
          {
            rankOf,
            nameOf,
            withinRank,
            isPast: (row) => last !== undefined && newestFirst(row, last) <= 0,
          },
        );
        seen.push(...rows);
        if (isEnd) break;
      }
      expect(seen.map(nameOf)).toEqual(moving.toSorted(newestFirst).map(nameOf));
    }),
    { numRuns: 1_000 },
  );
});

const ranks = (count: number): Row[] =>
  Array.from({ length: count }, (_, rank) => ({ rank: `${1_000 + rank}`, name: 0 }));

test('a source is read once when its first page ends in another rank than it begins', async () => {
  let reads = 0;
  const source = sourceOf(ranks(100), 10, () => {
    reads += 1;
  });
  const { rows, isEnd } = await mergeRows([[source]], { rankOf, withinRank, nameOf, isPast: () => false });
  // The last read row may share its rank with unread rows.
  expect([rows.length, isEnd, reads]).toEqual([9, false, 1]);
});

test('a rank larger than a page of its source is read whole', async () => {
  const rank = Array.from({ length: 30 }, (_, name): Row => ({ rank: '2', name: 29 - name }));
  const later = ['1', '1', '1', '0'].map((each): Row => ({ rank: each, name: 7 }));
  const source = sourceOf([...rank, ...later], 4);
  const { rows, isEnd } = await mergeRows([[source]], { rankOf, withinRank, nameOf, isPast: () => false });
  expect(rows.map(({ name }) => name)).toEqual(Array.from({ length: 30 }, (_, name) => name));
  expect(isEnd).toBe(false);
});
