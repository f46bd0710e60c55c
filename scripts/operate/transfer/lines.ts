// The lines of a file of rows, within bounded memory.
import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';

/** A file that cannot be read as a whole. No row of it is imported. */
export class FaultyFile extends Error {
  override readonly name = 'FaultyFile';
}

/** A row of an order has at most 400 KB as a rule. */
const mostBytes = 2_000_000;
const newline = 0x0a;
const utf8Mark = Buffer.from([0xef, 0xbb, 0xbf]);
const utf16Marks = [Buffer.from([0xff, 0xfe]), Buffer.from([0xfe, 0xff])];

/** A line without its line feed. `bytes`: those of the file up to its end. */
export type Line = { readonly number: number; readonly text: string; readonly bytes: number };

const refuse = (file: string, number: number, why: string): never => {
  throw new FaultyFile(`${file}, line ${number}: ${why}`);
};

const textIn = (file: string, number: number, bytes: Buffer): string => {
  const isMarked = number === 1 && bytes.subarray(0, utf8Mark.length).equals(utf8Mark);
  if (number === 1 && utf16Marks.some((mark) => bytes.subarray(0, mark.length).equals(mark)))
    return refuse(file, number, 'it is UTF-16. Save the file as UTF-8');
  if (!isUtf8(bytes)) return refuse(file, number, 'it is not UTF-8. Save the file as UTF-8');
  if (bytes.includes(0)) return refuse(file, number, 'it has a zero byte, which no text has');
  return bytes.toString('utf8', isMarked ? utf8Mark.length : 0);
};

/** @throws FaultyFile at a line that is no UTF-8 or too long */
export async function* linesOf(file: string): AsyncGenerator<Line> {
  let [number, read] = [0, 0];
  let rest: Buffer = Buffer.alloc(0);
  const lineOf = (bytes: Buffer): Line => ({ number, text: textIn(file, number, bytes), bytes: read });
  for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024 }) as AsyncIterable<Buffer>) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end = bytes.indexOf(newline, from); end >= 0; end = bytes.indexOf(newline, from)) {
      number += 1;
      read += end + 1 - from;
      yield lineOf(bytes.subarray(from, end));
      from = end + 1;
    }
    rest = bytes.subarray(from);
    if (rest.length > mostBytes) refuse(file, number + 1, `it has more than ${mostBytes} bytes`);
  }
  if (rest.length === 0) return;
  number += 1;
  read += rest.length;
  yield lineOf(rest);
}
