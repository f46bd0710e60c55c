/** A part of a list, read page by page in the list's order; what shares a rank may come in any order. */
export type Source<Row> = (from: unknown) => Promise<{
  readonly rows: readonly Row[];
  /** Where the next page begins; undefined at the end. */
  readonly next: unknown;
}>;

export type Merging<Row> = {
  /** Orders the sources' rows; a source has all rows of one rank together. */
  readonly byRank: (left: Row, right: Row) => number;
  /** Orders the rows of one rank, of all sources. */
  readonly withinRank: (left: Row, right: Row) => number;
  /** No two rows share a rank, so that a row need not be followed by another to be known to be alone in it. */
  readonly ranksAreSingle: boolean;
  /** Whether the row was looked at by an earlier page. */
  readonly isPast: (row: Row) => boolean;
  readonly keeps: (row: Row) => boolean;
  readonly limit: number;
  /** How many pages of each source may be read before the merged page is given as short as it is. */
  readonly readsPerSource: number;
};

export type Merged<Row> = {
  readonly rows: readonly Row[];
  /** The last row looked at, kept or not: where the next page goes on. */
  readonly last: Row | undefined;
  /** Nothing comes after it. */
  readonly isEnd: boolean;
};

type Reader<Row> = { source: Source<Row>; ahead: Row[]; next: unknown; isEnd: boolean; reads: number };

const readMore = async <Row>(reader: Reader<Row>, isPast: (row: Row) => boolean): Promise<void> => {
  const { rows, next } = await reader.source(reader.next);
  reader.reads += 1;
  reader.ahead.push(...rows.filter((row) => !isPast(row)));
  reader.next = next;
  reader.isEnd = next === undefined;
};

/** Whether all of the source's rows of the rank it is at are ahead, which a row of the next rank or the end shows. */
const isWhole = <Row>({ ahead, isEnd }: Reader<Row>, { byRank, ranksAreSingle }: Merging<Row>): boolean => {
  const [head] = ahead;
  const tail = ahead.at(-1);
  if (isEnd || head === undefined || tail === undefined) return isEnd;
  return ranksAreSingle || byRank(head, tail) !== 0;
};

const takeRank = <Row>(reader: Reader<Row>, first: Row, byRank: Merging<Row>['byRank']): Row[] => {
  const end = reader.ahead.findIndex((row) => byRank(row, first) !== 0);
  return reader.ahead.splice(0, end === -1 ? reader.ahead.length : end);
};

/** Reads until every source shows its next rank whole. False: some may not be read any further in this page. */
const lookAhead = async <Row>(readers: readonly Reader<Row>[], merging: Merging<Row>, mayEnd: boolean) => {
  for (;;) {
    const partial = readers.filter((reader) => !isWhole(reader, merging));
    if (partial.length === 0) return true;
    if (mayEnd && partial.some(({ reads }) => reads >= merging.readsPerSource)) return false;
    await Promise.all(partial.map((reader) => readMore(reader, merging.isPast)));
  }
};

const firstOf = <Row>(readers: readonly Reader<Row>[], byRank: Merging<Row>['byRank']): Row | undefined =>
  readers.flatMap(({ ahead }) => ahead.slice(0, 1)).toSorted(byRank)[0];

/**
 * One page of the merged list. Ranks are taken whole or not at all, so that a page can end within one and the next
 * goes on there. At least one row is looked at, whatever it takes, unless there is none: a page always leads on.
 */
export const mergePage = async <Row>(sources: readonly Source<Row>[], merging: Merging<Row>): Promise<Merged<Row>> => {
  const readers = sources.map(
    (source): Reader<Row> => ({ source, ahead: [], next: undefined, isEnd: false, reads: 0 }),
  );
  const rows: Row[] = [];
  let last: Row | undefined;
  for (;;) {
    if (!(await lookAhead(readers, merging, last !== undefined))) return { rows, last, isEnd: false };
    const first = firstOf(readers, merging.byRank);
    if (first === undefined) return { rows, last, isEnd: true };
    const rank = readers.flatMap((reader) => takeRank(reader, first, merging.byRank)).toSorted(merging.withinRank);
    for (const [index, row] of rank.entries()) {
      last = row;
      if (merging.keeps(row)) rows.push(row);
      if (rows.length < merging.limit) continue;
      const nothingLeft = index === rank.length - 1 && readers.every(({ ahead, isEnd }) => isEnd && ahead.length === 0);
      return { rows, last, isEnd: nothingLeft };
    }
  }
};
