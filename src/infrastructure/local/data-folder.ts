import { accessSync, constants, existsSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { CannotStart } from '#infrastructure/local/cannot-start';

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  ENOENT: 'no folder can be made there',
  ENOTDIR: 'a part of the path is a file',
  ENAMETOOLONG: 'a name in it is too long',
  ELOOP: 'it is a loop of links',
};

/** Makes a folder and its missing parents. A recursive `mkdirSync` repeats without end below /proc. */
const makeWithParents = (folder: string): void => {
  if (existsSync(folder)) return;
  makeWithParents(dirname(folder));
  mkdirSync(folder);
};

/** Makes the folder of the data if it is missing, or says why it cannot be used. */
export const makeDataFolder = (folder: string): void => {
  try {
    makeWithParents(folder);
    readdirSync(folder);
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new CannotStart(
      `--data ${folder} cannot be used: ${reasons[code] ?? 'the system refuses it'} (${code}). Choose another folder.`,
    );
  }
};

/** The file of the engine's data in a folder. */
export const databaseOf = (folder: string): string => join(folder, 'orders.db');

/**
 * Claims the folder for this process until it ends or calls the returned function; undefined: another process has it. The
 * claim is an abstract socket of Linux, where the engine runs: nothing of it remains after kill -9.
 */
export const claimDataFolder = (folder: string): Promise<(() => void) | undefined> => {
  makeDataFolder(folder);
  const { dev, ino } = statSync(folder);
  const server = createServer().unref();
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    );
    server.listen({ path: `\0order-service-data-${dev}-${ino}` }, () => resolve(() => void server.close()));
  });
};

/** The file that says that the data beside it is a part of the demonstration, which nobody has used yet. */
const unfinishedMark = (folder: string): string => join(folder, 'demonstration-unfinished');

export const beginDemonstration = (folder: string): void => writeFileSync(unfinishedMark(folder), '');

export const finishDemonstration = (folder: string): void => rmSync(unfinishedMark(folder), { force: true });

/** Deletes the part of a demonstration that an interrupted start has stored. False: there is none. */
export const discardUnfinished = (folder: string): boolean => {
  if (!existsSync(unfinishedMark(folder))) return false;
  const database = databaseOf(folder);
  for (const file of [database, `${database}-shm`, `${database}-wal`, join(folder, 'stream.json')])
    rmSync(file, { force: true });
  finishDemonstration(folder);
  return true;
};
