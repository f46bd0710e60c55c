// Imports rows: several at the same time, each on its own.
import { prepare } from './kinds/kinds';
import type { ReadRow } from './read-files';
import { type Destination, FaultyRow, type Prepared } from './row';
import type { Stored, Writer } from './write';

export type Sums = { readonly written: number; readonly present: number; readonly refused: number };

export type Importing = {
  readonly rows: AsyncIterable<Omit<ReadRow, 'bytes'> & { readonly share: number }>;
  readonly destination: Destination;
  readonly store: Writer[keyof Writer];
  /** Called for each row that is not imported, with its line and the reason. */
  readonly refuse: (line: string) => void;
  readonly note: (share: number) => void;
};

/** The rows that are written at the same time. */
const width = 16;

const preparedOf = (row: ReadRow['row'], destination: Destination): Prepared | { readonly why: string } => {
  if (!row.ok) return row;
  try {
    return prepare(row.value, destination);
  } catch (error) {
    if (error instanceof FaultyRow) return { why: error.message };
    throw error;
  }
};

const reasonOf = (name: string, stored: Stored): string | undefined => {
  if (stored.kind === 'conflict') return `${name} conflicts: the table has another item ${stored.key}`;
  return stored.kind === 'refused' ? `${name}: ${stored.why}` : undefined;
};

/**
 * Imports the rows that can be; a row that cannot has no effect on the others. Throws once the table does not answer, and the rows
 * of before are written.
 */
export const importRows = async ({ rows, destination, store, refuse, note }: Importing): Promise<Sums> => {
  const sums = { written: 0, present: 0, refused: 0 };
  const importOne = async (at: string, prepared: Prepared): Promise<void> => {
    const stored = await store(prepared);
    const why = reasonOf(prepared.name, stored);
    sums[stored.kind === 'written' || stored.kind === 'present' ? stored.kind : 'refused'] += 1;
    if (why !== undefined) refuse(`${at}: ${why}`);
  };
  const running = new Map<string, Promise<void>>();
  const failures: unknown[] = [];
  const throwFailure = (): void => {
    if (failures.length > 0) throw failures[0];
  };
  for await (const { at, row, share } of rows) {
    note(share);
    const prepared = preparedOf(row, destination);
    if ('why' in prepared) {
      sums.refused += 1;
      refuse(`${at}: ${prepared.why}`);
      continue;
    }
    const { name } = prepared;
    // Of two rows about one thing, the first counts.
    await running.get(name);
    running.set(
      name,
      importOne(at, prepared)
        .catch((error: unknown) => void failures.push(error))
        .finally(() => running.delete(name)),
    );
    if (running.size >= width) await Promise.race(running.values());
    throwFailure();
  }
  await Promise.all(running.values());
  throwFailure();
  return sums;
};
