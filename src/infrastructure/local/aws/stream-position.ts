import { closeSync, constants, fstatSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

/** The last handled sequence number of each shard of a stream. */
export type Position = { readonly stream: string; readonly done: Readonly<Record<string, string>> };

export type PositionFile = {
  readonly read: () => Position | undefined;
  readonly write: (position: Position) => void;
};

const SequenceNumber = z.string().check(z.regex(/^\d+$/));
const StoredPosition = z.object({ stream: z.string(), done: z.record(z.string(), SequenceNumber) });

/** A second file of older releases, in which each job had a position of its own. */
const former = 'stream-projectChanges.json';

const readFrom = (path: string): Position | undefined => {
  try {
    return StoredPosition.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
  } catch {
    return undefined;
  }
};

/** Where the job that was behind stood, by shard. A position of another stream says nothing. */
const earlier = (one: Position | undefined, other: Position | undefined): Position | undefined => {
  if (one === undefined || other?.stream !== one.stream) return one;
  const done = Object.entries(one.done).map(([shard, sequence]) => {
    const second = other.done[shard] ?? sequence;
    return [shard, BigInt(second) < BigInt(sequence) ? second : sequence] as const;
  });
  return { stream: one.stream, done: Object.fromEntries(done) };
};

/**
 * Writes a small text over a file in one call, which a killed process has made or not. To replace the file by another one
 * takes milliseconds: file systems then write it to the disk.
 */
const writeOver = (path: string, text: string): void => {
  const file = openSync(path, constants.O_WRONLY | constants.O_CREAT);
  try {
    writeSync(file, text.padEnd(fstatSync(file).size), 0);
  } finally {
    closeSync(file);
  }
};

/** Stores the position beside the data, so that a change that was committed before a crash is handled after it. */
export const positionIn = (folder: string): PositionFile => {
  const [path, formerPath] = [join(folder, 'stream.json'), join(folder, former)];
  return {
    read: () => earlier(readFrom(path), readFrom(formerPath)),
    write: (position) => {
      writeOver(path, JSON.stringify(position));
      rmSync(formerPath, { force: true });
    },
  };
};
