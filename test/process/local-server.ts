import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach } from '@jest/globals';

export type Ready = {
  readonly url: string;
  readonly port: number;
  readonly pid: number;
  readonly store: string;
  /** The address of the table. */
  readonly endpoint: string | null;
  readonly table: string;
  readonly seeded: { readonly products: number; readonly orders: number } | null;
  readonly ms: number;
};

export type Started = {
  readonly process: ChildProcess;
  readonly output: () => string;
  readonly ended: Promise<{
    readonly code: number | null;
    readonly signal: NodeJS.Signals | null;
    readonly ms: number;
  }>;
};

const start = fileURLToPath(new URL('../../scripts/build/start.mjs', import.meta.url));
const running = new Set<ChildProcess>();
const shared = new Set<ChildProcess>();

const endAll = async (children: Set<ChildProcess>): Promise<void> => {
  const left = [...children];
  children.clear();
  for (const child of left) child.kill('SIGKILL');
  await Promise.all(
    left.map((child) => (child.exitCode === null && child.signalCode === null ? once(child, 'exit') : [])),
  );
};
afterEach(() => endAll(running));
afterAll(() => endAll(shared));

/**
 * Starts the program of `npm start` in this or another tree, without the engine of the test runner in its environment.
 */
export const run = (
  flags: readonly string[],
  environment: Readonly<Record<string, string>> = {},
  script = start,
): Started => {
  const { DYNAMODB_ENDPOINT: _, NODE_OPTIONS: __, ...inherited } = process.env;
  const child = spawn(process.execPath, [script, ...flags], {
    // Without colors, which a CI service requests although it has no terminal.
    env: { ...inherited, NO_COLOR: '1', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let output = '';
  const keep = (chunk: unknown): void => {
    output += String(chunk);
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  const ended = once(child, 'close').then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
    ms: performance.now(),
  }));
  return { process: child, output: () => output, ended };
};

/** Waits for an output of the process; on failure shows the whole output. */
export const printed = async <Value>(
  { process: child, output }: Started,
  find: (output: string) => Value | undefined,
  patienceMs = 60_000,
) => {
  for (let waited = 0; waited < patienceMs; waited += 20) {
    const found = find(output());
    if (found !== undefined) return found;
    if (child.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`not printed; it printed:\n${output()}`);
};

export const readyLine = (output: string): Ready | undefined => {
  const line = output.split('\n').find((text) => text.startsWith('{"ready":true'));
  return line === undefined ? undefined : (JSON.parse(line) as Ready);
};

/** A ready server on a free port. */
export const serve = async (...flags: readonly string[]): Promise<Started & Ready> => {
  const started = run(['--port', '0', '--json', '--log-level', 'error', ...flags]);
  return { ...started, ...(await printed(started, readyLine)) };
};

/** A ready server for all tests of a file; others end with their test. */
export const serveForAll = async (...flags: readonly string[]): Promise<Started & Ready> => {
  const server = await serve(...flags);
  running.delete(server.process);
  shared.add(server.process);
  return server;
};
