import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fillPage } from '#application/fill-page';

/** A list of whole numbers from 0 on, which returns at most `most` of them in one read. */
const countingTo = (end: number, most = Number.POSITIVE_INFINITY) => {
  const reads: number[] = [];
  const read = async (after: number | undefined, count: number) => {
    reads.push(count);
    const start = (after ?? -1) + 1;
    const rows = Array.from({ length: Math.min(count, most, end - start) }, (_, index) => start + index);
    return { rows, isEnd: start + rows.length >= end };
  };
  return { reads, read };
};

const positionOf = (row: number): number => row;

test('a page without a filter takes one read of its limit', async () => {
  const { reads, read } = countingTo(100);
  const page = await fillPage({ after: 4, limit: 3, read, positionOf, itemOf: (row) => row });
  expect(page).toEqual({ items: [5, 6, 7], next: 7 });
  expect(reads).toEqual([3]);
});

test('a page is filled although 499 entries before the first match fail the filter', async () => {
  const { reads, read } = countingTo(1_000);
  const page = await fillPage({
    after: undefined,
    limit: 1,
    read,
    positionOf,
    itemOf: (row) => (row >= 499 ? row : undefined),
  });
  expect(page).toEqual({ items: [499], next: 499 });
  expect(reads).toEqual([1, 100, 100, 100, 100, 100]);
});

test('a page is empty with a position only after 500 entries without a match', async () => {
  const { read } = countingTo(10_000);
  const page = await fillPage({ after: undefined, limit: 1, read, positionOf, itemOf: () => undefined });
  expect(page).toEqual({ items: [], next: 500 });
});

test('the last entry of the list has no next position', async () => {
  const { read } = countingTo(5);
  expect(await fillPage({ after: 2, limit: 2, read, positionOf, itemOf: (row) => row })).toEqual({
    items: [3, 4],
    next: null,
  });
});

test('pages of every size are the whole list, and none before the end is short', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat(60),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 1, max: 9 }),
      async (end, limit, most, step) => {
        const { read } = countingTo(end, most);
        const seen: number[] = [];
        let after: number | undefined;
        for (;;) {
          const { items, next } = await fillPage({
            after,
            limit,
            read,
            positionOf,
            itemOf: (row) => (row % step === 0 ? row : undefined),
          });
          seen.push(...items);
          if (next === null) break;
          expect(items).toHaveLength(limit);
          after = next;
        }
        expect(seen).toEqual(Array.from({ length: end }, (_, row) => row).filter((row) => row % step === 0));
      },
    ),
    { numRuns: 1_000 },
  );
});
