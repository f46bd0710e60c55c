// The rows of files, one after the other.
import { statSync } from 'node:fs';
import { kindOfHeader, rowOfCells, type TableKind } from './columns';
import { recordsOf } from './csv';
import { FaultyFile, linesOf } from './lines';
import { FaultyRow } from './row';

/** `row`: as it is in the file, unchecked, or why the line is none. `bytes`: those of the file up to its end. */
export type ReadRow = {
  readonly at: string;
  readonly row: { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly why: string };
  readonly bytes: number;
};

const isCsv = (file: string): boolean => file.toLowerCase().endsWith('.csv');

const attempted = (make: () => unknown): ReadRow['row'] => {
  try {
    return { ok: true, value: make() };
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false, why: 'it is not JSON' };
    if (error instanceof FaultyRow) return { ok: false, why: error.message };
    throw error;
  }
};

async function* rowsOfJsonLines(file: string): AsyncGenerator<ReadRow> {
  for await (const { number, text, bytes } of linesOf(file))
    if (text.trim() !== '') yield { at: `${file}, line ${number}`, row: attempted(() => JSON.parse(text)), bytes };
}

async function* rowsOfCsv(file: string): AsyncGenerator<ReadRow> {
  let table: { readonly kind: TableKind; readonly header: readonly string[] } | undefined;
  for await (const { number, cells, bytes } of recordsOf(file, linesOf(file))) {
    if (table === undefined) {
      const header = cells.map((name) => name.trim());
      const kind = kindOfHeader(header);
      if (typeof kind !== 'string') throw new FaultyFile(`${file}, line ${number}: ${kind.why}`);
      table = { kind, header };
      continue;
    }
    const { kind, header } = table;
    yield { at: `${file}, line ${number}`, row: attempted(() => rowOfCells(kind, header, cells)), bytes };
  }
  if (table === undefined) throw new FaultyFile(`${file} is empty: the first line names the columns`);
}

const rowsOf = (file: string): AsyncGenerator<ReadRow> => (isCsv(file) ? rowsOfCsv(file) : rowsOfJsonLines(file));

/** Reads each file to its end, so that nothing is written if one of them is in another encoding. @throws FaultyFile */
export const checkFiles = async (files: readonly string[]): Promise<void> => {
  for (const file of files) for await (const _ of rowsOf(file));
};

/** The rows of the files. `share`: how much of all bytes is read, from 0 to 1. @throws FaultyFile */
export async function* rowsOfFiles(
  files: readonly string[],
): AsyncGenerator<Omit<ReadRow, 'bytes'> & { readonly share: number }> {
  const sizes = files.map((file) => statSync(file).size);
  const whole = sizes.reduce((sum, size) => sum + size, 0);
  let before = 0;
  for (const [index, file] of files.entries()) {
    for await (const { bytes, ...row } of rowsOf(file)) yield { ...row, share: (before + bytes) / whole };
    before += sizes[index] ?? 0;
  }
}
