/** A part of a list, read page by page in the order of the list; rows of one rank may come in any order. */
export type Source<Row> = (from: unknown) => Promise<{
  readonly rows: readonly Row[];
  /** The start of the next page; undefined at the end. */
  readonly next: unknown;
}>;

export type Merging<Row> = {
  /** Sorts rows by rank; in a source, the rows of one rank are adjacent. */
  readonly byRank: (left: Row, right: Row) => number;
  /** Sorts the rows of one rank from all sources. */
  readonly withinRank: (left: Row, right: Row) => number;
  /** No two rows of a source share a rank, so a rank is complete with its first row. */
  readonly ranksAreSingle: boolean;
  /** Whether an earlier page has examined the row. */
  readonly isPast: (row: Row) => boolean;
  readonly keeps: (row: Row) => boolean;
  readonly limit: number;
  /** The maximum of pages read from each source for one merged page, which may therefore be short. */
  readonly readsPerSource: number;
};

export type Merged<Row> = {
  readonly rows: readonly Row[];
  /** The last examined row, in the page or not: the next page continues after it. */
  readonly last: Row | undefined;
  /** No row follows. */
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

/** Whether all rows of the source's next rank are read: a row of a later rank or the end follows. */
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

/** Reads until the next rank of every source is complete. False: a source has reached its maximum of reads. */
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
 * One page of the merged list. Only complete ranks are merged, so that a page can end within a rank and the next page
 * continues there. A page examines at least one row, if there is one, so that every page makes progress.
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
