import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const at = (path: string): URL => new URL(`../${path}`, import.meta.url);

const written = (path: string): Buffer | undefined => {
  try {
    return readFileSync(at(path));
  } catch {
    return undefined;
  }
};

/** Writes a generated file of the project; or, when it is only checked, says that it is stale and fails the process. */
export const settle = (path: string, made: string | Uint8Array, command: string, isCheck: boolean): void => {
  if (written(path)?.equals(Buffer.from(made as Uint8Array))) console.log(`${path} is up to date.`);
  else if (isCheck) {
    console.error(`${path} is stale: run ${command} and commit it with the change that caused it.`);
    process.exitCode = 1;
  } else {
    mkdirSync(at(`${path}/..`), { recursive: true });
    writeFileSync(at(path), made);
    console.log(`${path} was written.`);
  }
};
