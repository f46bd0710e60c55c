import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './project.mjs';

/** Writes a generated file of the project, or only checks it. False: it is out of date. */
export const writeGenerated = (
  path: string,
  content: string | Uint8Array,
  command: string,
  isCheck: boolean,
): boolean => {
  const file = join(root, path);
  if (existsSync(file) && readFileSync(file).equals(Buffer.from(content))) {
    console.log(`${path} is up to date.`);
    return true;
  }
  if (isCheck) {
    console.error(`${path} is stale: run ${command} and commit it with the change that caused it.`);
    return false;
  }
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  console.log(`${path} was written.`);
  return true;
};
