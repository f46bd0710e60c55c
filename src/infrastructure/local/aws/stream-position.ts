import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

/** How far a stream was read: the last sequence number that is done, by shard. */
export type Position = { readonly stream: string; readonly done: Readonly<Record<string, string>> };

export type PositionKeeper = {
  readonly read: () => Position | undefined;
  readonly write: (position: Position) => void;
};

const Kept = z.object({ stream: z.string(), done: z.record(z.string(), z.string()) });

/** Keeps the position beside the data, so that what was committed before a crash is published after it. */
export const positionIn = (folder: string): PositionKeeper => {
  const path = join(folder, 'stream.json');
  return {
    read: () => {
      try {
        return Kept.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
      } catch {
        return undefined;
      }
    },
    write: (position) => {
      writeFileSync(`${path}.new`, JSON.stringify(position));
      renameSync(`${path}.new`, path);
    },
  };
};
