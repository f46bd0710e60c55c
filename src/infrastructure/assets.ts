import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Asset } from '#adapters/http/operation';

/** Reads files of a folder, each once. A name with a path is refused, so no file outside the folder is read. */
export const assetsIn = (folder: string): Asset => {
  const read = new Map<string, Uint8Array | undefined>();
  return (name) => {
    if (!/^[a-z][a-z0-9.-]*$/.test(name)) return undefined;
    if (!read.has(name)) read.set(name, contentOf(join(folder, name)));
    return read.get(name);
  };
};

const contentOf = (path: string): Uint8Array | undefined => {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
};
