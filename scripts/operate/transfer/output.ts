// A file that gets its name once it is complete, or the output of the command.
import { createWriteStream, renameSync, rmSync } from 'node:fs';

/** Rows are written together: a write of its own for each would take longer than the row. */
const chunkLength = 65_536;

/** An output that waits for who reads it. A file gets its name once it is complete. */
export const openOutput = (file: string | undefined) => {
  const unfinished = `${file}.part`;
  const stream = file === undefined ? process.stdout : createWriteStream(unfinished, { mode: 0o600 });
  // A failure is that of the write that waits.
  if (file !== undefined) stream.on('error', () => undefined);
  let waiting = '';
  const flush = (): Promise<void> =>
    new Promise((resolve, reject) => {
      stream.write(waiting, (error) => (error ? reject(error) : resolve()));
      waiting = '';
    });
  return {
    write: async (text: string): Promise<void> => {
      waiting += text;
      if (waiting.length >= chunkLength) await flush();
    },
    discard: (): void => {
      if (file !== undefined) rmSync(unfinished, { force: true });
    },
    finish: async (): Promise<void> => {
      await flush();
      if (file === undefined) return;
      await new Promise<void>((resolve) => void stream.end(resolve));
      renameSync(unfinished, file);
    },
  };
};

export type Output = ReturnType<typeof openOutput>;
