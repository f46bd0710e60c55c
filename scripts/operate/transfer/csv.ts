// CSV by RFC 4180, in both directions. No cell of a text is a formula on the way out; the way in undoes that.
import { FaultyFile, type Line } from './lines';

/** A spreadsheet takes a text that begins so for a formula. Quotes before it are doubled by one more, so that none is lost. */
const formula = /^'*[=+\-@\t\r]/;
const guarded = /^'+[=+\-@\t\r]/;

/** A text that no spreadsheet runs. */
export const guardedText = (text: string): string => (formula.test(text) ? `'${text}` : text);

/** The text that was guarded. A text without a guard stays as it is. */
export const unguardedText = (text: string): string => (guarded.test(text) ? text.slice(1) : text);

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The mark at the beginning of a file by which spreadsheets know UTF-8. */
export const byteOrderMark = '\uFEFF';

export const csvLine = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`;

/** A record with the number of its first line. `bytes`: those of the file up to its end. */
export type CsvRecord = { readonly number: number; readonly cells: readonly string[]; readonly bytes: number };

const mostCells = 200;
const mostLinesOfRecord = 1_000;

/** The cells of a text; undefined: a quoted cell goes on in the next line. */
const cellsIn = (text: string, refuse: (why: string) => never): readonly string[] | undefined => {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (cells.length === mostCells) refuse(`it has more than ${mostCells} cells`);
    if (text[at] === '"') {
      let end = text.indexOf('"', at + 1);
      while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
      if (end < 0) return undefined;
      cells.push(text.slice(at + 1, end).replaceAll('""', '"'));
      at = end + 1;
      if (at < text.length && text[at] !== ',')
        refuse('a quoted cell ends before its cell does: double quotes inside of it');
    } else {
      const comma = text.indexOf(',', at);
      const cell = text.slice(at, comma < 0 ? text.length : comma);
      if (cell.includes('"')) refuse('a quote is in a cell that is not quoted');
      cells.push(cell);
      at += cell.length;
    }
    if (at === text.length) return cells;
    at += 1;
  }
};

/** The records of lines; empty lines are left out. @throws FaultyFile where quotes are not those of RFC 4180 */
export async function* recordsOf(file: string, lines: AsyncIterable<Line>): AsyncGenerator<CsvRecord> {
  let begun: { readonly number: number; text: string; lines: number } | undefined;
  for await (const { number, text, bytes } of lines) {
    const record = begun === undefined ? { number, text, lines: 1 } : begun;
    if (begun !== undefined) record.text += `\n${text}`;
    const refuse = (why: string): never => {
      throw new FaultyFile(`${file}, line ${record.number}: ${why}`);
    };
    const cells = cellsIn(record.text.replace(/\r$/, ''), refuse);
    begun = cells === undefined ? record : undefined;
    record.lines += 1;
    if (record.lines > mostLinesOfRecord) refuse('a quoted cell does not end');
    if (cells !== undefined && (cells.length > 1 || cells[0] !== '')) yield { number: record.number, cells, bytes };
  }
  if (begun !== undefined) throw new FaultyFile(`${file}, line ${begun.number}: a quoted cell does not end`);
}
