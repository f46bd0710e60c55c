import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';

/** The last handled sequence number of each shard of a stream. */
export type Position = { readonly stream: string; readonly done: Readonly<Record<string, string>> };

export type PositionFile = {
  readonly read: () => Position | undefined;
  readonly write: (position: Position) => void;
};

const StoredPosition = z.object({ stream: z.string(), done: z.record(z.string(), z.string()) });

/** The first stream job: its file had a name before there was a second job, and folders of older releases have it. */
const firstJob = 'publishChanges';

/** Stores the position of a job beside the data, so that it gets changes committed before a crash after it. */
export const positionIn = (folder: string, job: string): PositionFile => {
  const path = join(folder, job === firstJob ? 'stream.json' : `stream-${job}.json`);
  return {
    read: () => {
      try {
        return StoredPosition.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data;
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
