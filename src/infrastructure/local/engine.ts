import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { CannotStart } from '#infrastructure/local/cannot-start';

export type Engine = {
  readonly endpoint: string;
  /** Ends the engine after its last write is on disk. May be called twice. */
  readonly stop: () => Promise<void>;
  /** Resolves when the engine ends without a call of `stop`. */
  readonly died: Promise<string>;
};

const readyWithinMs = 5_000;
const stopWithinMs = 1_000;

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
 * after kill -9.
 */
const leashed =
  'exec 3<&0; "$0" "$@" </dev/null & child=$!; (read -r _ <&3; kill "$child" 2>/dev/null) & wait "$child"';

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

const untilReady = async (child: ChildProcess, port: number): Promise<void> => {
  for (let waited = 0; waited < readyWithinMs; waited += 10) {
    if (child.exitCode !== null)
      throw new CannotStart(
        'The embedded engine ended at once. With --data, check that the folder has only data of this service.',
      );
    if (await accepts(port)) return;
    await wait(10);
  }
  child.stdin?.end();
  throw new CannotStart(`The embedded engine was not ready after ${readyWithinMs} ms. Try again.`);
};

const makeFolder = (folder: string): void => {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new CannotStart(`--data ${folder} cannot be used as a folder (${code}). Choose another one.`);
  }
};

/** Starts the embedded engine on a free port of this machine; without a folder it keeps its data in memory. */
export const startEngine = async (program: string, folder: string | undefined): Promise<Engine> => {
  if (folder !== undefined) makeFolder(folder);
  const port = await freePort();
  const storage = folder === undefined ? [] : ['--db-path', join(folder, 'orders.db')];
  const options = ['serve', '--host', '127.0.0.1', '--port', String(port), ...storage];
  // Its own process group: Ctrl-C must not end the engine before the current requests finish.
  const child = spawn('sh', ['-c', leashed, program, ...options], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  let isStopping = false;
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('exit', (code, signal) => resolve(`it ended with ${signal ?? code}`));
  });
  child.stdin.on('error', () => undefined);
  await untilReady(child, port);
  return {
    endpoint: `http://127.0.0.1:${port}`,
    died: new Promise((resolve) => void ended.then((why) => !isStopping && resolve(why))),
    stop: async () => {
      isStopping = true;
      child.stdin.end();
      await Promise.race([ended, wait(stopWithinMs, undefined, { ref: false })]);
    },
  };
};
