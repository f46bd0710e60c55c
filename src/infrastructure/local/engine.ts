import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, statfsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CannotStart } from '#infrastructure/local/cannot-start';
import { databaseOf, makeDataFolder } from '#infrastructure/local/data-folder';
import { writeIndexedDatabase } from '#infrastructure/local/sqlite/stream-index';

export type Engine = {
  readonly endpoint: string;
  /** Ends the engine after its last write is on disk. May be called twice. */
  readonly stop: () => Promise<void>;
  /** Resolves when the engine ends without a call of `stop`. */
  readonly died: Promise<string>;
  /** The engine's own output since the last call, at most some kilobytes. */
  readonly takeOutput: () => string;
};

const readyWithinMs = 5_000;
const stopWithinMs = 1_000;
const maximumWords = 4_096;
/** The last output may arrive after the end. */
const outputMs = 50;

/** The path of the engine's program; undefined: no package for this platform is installed. */
export const engineProgram = (): string | undefined => {
  try {
    const require = createRequire(import.meta.url);
    return join(dirname(require.resolve(`@dynoxide/${process.platform}-${process.arch}/package.json`)), 'dynoxide');
  } catch {
    return undefined;
  }
};

/**
 * Runs a program that ends with this process: the shell reads a pipe from this process, which the system closes even
 * after kill -9. Then it removes the folder, if there is one. Its own output goes nowhere: this process may have ended.
 */
const leashed =
  'exec 3<&0; "$0" "$@" </dev/null & child=$!; trap "" PIPE; (read -r _ <&3; kill "$child" 2>/dev/null) & wait "$child"; code=$?; [ -z "$TEMPORARY_FOLDER" ] || rm -rf "$TEMPORARY_FOLDER"; exit "$code"';

const memoryFiles = '/dev/shm';
/** A container has 64 MB as a rule, which some 10,000 orders fill. */
const leastFreeBytes = 1_000_000_000;

/**
 * A new folder whose files are in memory; undefined: this machine has none, or too little. The engine's own memory has no
 * index of the stream's records, so each write is slower than the one before.
 */
const folderInMemory = (): string | undefined => {
  try {
    const { bavail, bsize } = statfsSync(memoryFiles);
    return bavail * bsize < leastFreeBytes ? undefined : mkdtempSync(join(memoryFiles, 'order-service-'));
  } catch {
    return undefined;
  }
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });

const accepts = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

const untilReady = async (child: ChildProcess, port: number, output: () => string): Promise<void> => {
  for (let waited = 0; waited < readyWithinMs; waited += 10) {
    if (child.exitCode !== null) {
      await wait(outputMs);
      throw new CannotStart(
        `The embedded engine ended at once. With --data, check that the folder has only data of this service.\n${output()}`,
      );
    }
    if (await accepts(port)) return;
    await wait(10);
  }
  child.stdin?.end();
  throw new CannotStart(`The embedded engine was not ready after ${readyWithinMs} ms. Try again.`);
};

/** The last output of the engine, which says why it failed. */
const lastWordsOf = ({ stderr }: ChildProcess) => {
  let words = '';
  stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = `${words}${text}`.slice(-maximumWords);
  });
  stderr?.on('error', () => undefined);
  return {
    /** The output since the last call. */
    take: (): string => {
      const taken = words.trim();
      words = '';
      return taken;
    },
  };
};

/** The database file of a folder, which is made if it is missing. */
const databaseIn = (folder: string): string => {
  makeDataFolder(folder);
  const path = databaseOf(folder);
  writeIndexedDatabase(path);
  return path;
};

/** Starts the embedded engine on a free port of this machine; without a folder its data is gone when it ends. */
export const startEngine = async (program: string, dataFolder: string | undefined): Promise<Engine> => {
  const port = await freePort();
  const temporary = dataFolder === undefined ? folderInMemory() : undefined;
  const folder = dataFolder ?? temporary;
  const storage = folder === undefined ? [] : ['--db-path', databaseIn(folder)];
  const options = ['serve', '--host', '127.0.0.1', '--port', String(port), ...storage];
  // Its own process group: Ctrl-C must not end the engine before the current requests finish.
  const child = spawn('sh', ['-c', leashed, program, ...options], {
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true,
    env: { ...process.env, TEMPORARY_FOLDER: temporary ?? '' },
  });
  let isStopping = false;
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(`it ended with ${signal ?? code}`));
  });
  child.stdin.on('error', () => undefined);
  const output = lastWordsOf(child);
  await untilReady(child, port, output.take);
  // Its greeting.
  output.take();
  const withOutput = async (why: string): Promise<string> => {
    await wait(outputMs);
    const words = output.take();
    return words === '' ? why : `${why}: ${words}`;
  };
  return {
    endpoint: `http://127.0.0.1:${port}`,
    died: new Promise((resolve) => void ended.then((why) => !isStopping && resolve(withOutput(why)))),
    takeOutput: output.take,
    stop: async () => {
      isStopping = true;
      child.stdin.end();
      await Promise.race([ended, wait(stopWithinMs, undefined, { ref: false })]);
    },
  };
};
