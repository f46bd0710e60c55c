import { examinedPerPage, type Page } from '#application/ports';

/** Rows of a list in its order. `isEnd`: no row follows them. */
export type Rows<Row> = { readonly rows: readonly Row[]; readonly isEnd: boolean };

export type Filling<Row, Item, Position> = {
  readonly after: Position | undefined;
  readonly limit: number;
  /** Reads about `count` rows after a position: at least one, if there is one. */
  readonly read: (after: Position | undefined, count: number) => Promise<Rows<Row>>;
  readonly positionOf: (row: Row) => Position;
  /** Undefined: the row is not in the list. */
  readonly itemOf: (row: Row) => Item | undefined;
};

/** The first read takes the limit, so that a list without a filter reads what it shows. Later reads take more. */
const rowsOfLaterReads = 100;

/** Reads until the page is full, the list ends, or the stated number of entries is examined. */
export const fillPage = async <Row, Item, Position>(
  filling: Filling<Row, Item, Position>,
): Promise<Page<Item, Position>> => {
  const { limit, positionOf } = filling;
  const items: Item[] = [];
  let position = filling.after;
  let examined = 0;
  for (let count = limit; examined < examinedPerPage; count = Math.max(limit, rowsOfLaterReads)) {
    const { rows, isEnd } = await filling.read(position, count);
    for (const [index, row] of rows.entries()) {
      position = positionOf(row);
      const item = filling.itemOf(row);
      if (item !== undefined) items.push(item);
      if (items.length === limit) return { items, next: isEnd && index === rows.length - 1 ? null : position };
    }
    if (isEnd) return { items, next: null };
    examined += rows.length;
  }
  return { items, next: position ?? null };
};
