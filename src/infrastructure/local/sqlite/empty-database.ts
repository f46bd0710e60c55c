/** A table or an index of a database, as SQLite writes it into its schema. */
export type SchemaEntry = {
  readonly type: 'table' | 'index';
  readonly name: string;
  /** The table itself, or the table that the index is of. */
  readonly table: string;
  readonly sql: string;
};

const pageSize = 4_096;
const headerSize = 100;
/** The format of a page of a B-tree without entries below it. */
const leafOf = { table: 0x0d, index: 0x0a } as const;

/** A number in groups of seven bits, the highest first (file format, 1.6). */
const varint = (value: number): readonly number[] =>
  value < 0x80 ? [value] : [...varint(value >> 7).map((byte) => byte | 0x80), value & 0x7f];

const textType = (text: string): number => 13 + 2 * Buffer.byteLength(text);
const oneByteInteger = 1;

/** A row of the schema: its type, name, table, first page and SQL (file format, 2.1 and 2.6). */
const rowOf = ({ type, name, table, sql }: SchemaEntry, page: number): Buffer => {
  const types = [textType(type), textType(name), textType(table), oneByteInteger, textType(sql)].flatMap(varint);
  return Buffer.concat([
    Buffer.from([types.length + 1, ...types]),
    Buffer.from(`${type}${name}${table}`),
    Buffer.from([page]),
    Buffer.from(sql),
  ]);
};

/** A cell of a table: the size of its row, its number, the row. */
const cellOf = (entry: SchemaEntry, index: number): Buffer => {
  const row = rowOf(entry, index + 2);
  return Buffer.concat([Buffer.from([...varint(row.byteLength), ...varint(index + 1)]), row]);
};

/** The header of the file (file format, 1.3). SQLite checks that the page count was written with the last change. */
const writeHeader = (page: Buffer, pages: number): void => {
  page.write('SQLite format 3\0');
  page.writeUInt16BE(pageSize, 16);
  // Rollback journal, no reserved space, and the fixed fractions of a page.
  page.set([1, 1, 0, 64, 32, 32], 18);
  const [changes, cookie, format, utf8, version] = [1, 1, 4, 1, 3_049_002];
  for (const [offset, value] of [
    [24, changes],
    [28, pages],
    [40, cookie],
    [44, format],
    [56, utf8],
    [92, changes],
    [96, version],
  ] as const)
    page.writeUInt32BE(value, offset);
};

/** Writes a leaf with these cells; those of the first page follow the header of the file. */
const writeLeaf = (page: Buffer, type: SchemaEntry['type'], cells: readonly Buffer[], at = 0): void => {
  let start = pageSize;
  for (const [index, cell] of cells.entries()) {
    start -= cell.byteLength;
    cell.copy(page, start);
    page.writeUInt16BE(start, at + 8 + 2 * index);
  }
  if (start < at + 8 + 2 * cells.length) throw new Error('the schema does not fit into one page');
  page[at] = leafOf[type];
  page.writeUInt16BE(cells.length, at + 3);
  page.writeUInt16BE(start, at + 5);
};

/**
 * The file of an SQLite database without rows (https://www.sqlite.org/fileformat2.html): a page with the schema, and one for
 * each entry. The schema must fit into a page of 4,096 bytes.
 */
export const emptyDatabase = (schema: readonly SchemaEntry[]): Buffer => {
  const pages = [Buffer.alloc(pageSize), ...schema.map(() => Buffer.alloc(pageSize))];
  const [first] = pages;
  if (first === undefined) return Buffer.alloc(0);
  writeHeader(first, pages.length);
  writeLeaf(first, 'table', schema.map(cellOf), headerSize);
  for (const [index, { type }] of schema.entries()) writeLeaf(pages[index + 1] ?? first, type, []);
  return Buffer.concat(pages);
};
