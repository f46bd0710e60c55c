import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where `npm test` collects the codes that tests have seen; a run of Jest alone collects nothing. */
const folder = process.env.PRODUCED_CODES;
const noted = new Set<string>();

/** Remembers that a test was answered with this code. Each process of Jest has a file of its own. */
export const noteProduced = (code: string): void => {
  if (folder === undefined || noted.has(code)) return;
  noted.add(code);
  appendFileSync(join(folder, String(process.pid)), `${code}\n`);
};
