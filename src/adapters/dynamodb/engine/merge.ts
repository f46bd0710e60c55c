import type { Rows } from '#application/fill-page';

/**
 * A partition of a list, read page by page in the order of the list; rows of one rank may come in any order. `until`:
 * rows after this rank are not needed.
 */
export type Source<Row> = (
  from: unknown,
  until: string | undefined,
) => Promise<{
  readonly rows: readonly Row[];
  /** The start of the next page; undefined at the end. */
  readonly next: unknown;
}>;

export type Merging<Row> = {
  /** The list begins with the highest rank. In a source, the rows of one rank are adjacent. */
  readonly rankOf: (row: Row) => string;
  /** The same for each row of one thing, and for no other. */
  readonly nameOf: (row: Row) => string;
  /** Sorts the rows of one rank. */
  readonly withinRank: (left: Row, right: Row) => number;
  /** True for a row that an earlier read has examined. */
  readonly isPast: (row: Row) => boolean;
};

/** The rows that were read of a source: all of the ranks before `edge`; undefined: all. */
type Seen<Row> = { readonly rows: readonly Row[]; readonly edge: string | undefined };

/** Reads until at least one rank is complete. It is complete when a row of another rank or the end follows. */
const readRanks = async <Row>(
  source: Source<Row>,
  until: string | undefined,
  { rankOf, isPast }: Merging<Row>,
): Promise<Seen<Row>> => {
  const rows: Row[] = [];
  let from: unknown;
  for (;;) {
    const page = await source(from, until);
    rows.push(...page.rows.filter((row) => !isPast(row)));
    from = page.next;
    if (from === undefined) return { rows, edge: until };
    const [first, last] = [rows[0], rows.at(-1)];
    if (first !== undefined && last !== undefined && rankOf(first) !== rankOf(last))
      return { rows, edge: rankOf(last) };
  }
};

const nearest = (edges: readonly (string | undefined)[]): string | undefined =>
  edges
    .filter((edge) => edge !== undefined)
    .toSorted()
    .at(-1);

/**
 * The rows of all sources as one list, as far as every source was read. The sources of a round are read at once, the
 * rounds one after the other: a row that moves from a source to one of a later round is read there if it was not read
 * before. A row that was read twice is in the list as it was read last.
 */
export const mergeRows = async <Row>(
  rounds: readonly (readonly Source<Row>[])[],
  merging: Merging<Row>,
): Promise<Rows<Row>> => {
  const { rankOf, withinRank, nameOf } = merging;
  const read = new Map<string, Row>();
  let edge: string | undefined;
  for (const sources of rounds) {
    const until = edge;
    const seen = await Promise.all(sources.map((source) => readRanks(source, until, merging)));
    for (const row of seen.flatMap(({ rows }) => rows)) read.set(nameOf(row), row);
    edge = nearest([until, ...seen.map((each) => each.edge)]);
  }
  const rows = [...read.values()].filter((row) => edge === undefined || rankOf(row) > edge);
  const inOrder = (left: Row, right: Row) => {
    const [a, b] = [rankOf(left), rankOf(right)];
    return a === b ? withinRank(left, right) : a < b ? 1 : -1;
  };
  return { rows: rows.toSorted(inOrder), isEnd: edge === undefined };
};
