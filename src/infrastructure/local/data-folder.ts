import { accessSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname } from 'node:path';
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
