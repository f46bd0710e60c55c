// Child processes with a time limit. Each leads a process group of its own, so that its descendants end with it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { CannotRun } from './command.mjs';
import { root } from './project.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** @type {Set<ChildProcess>} */
const running = new Set();
const longestOutput = 2 ** 26;

/** Sends a signal to a child and its descendants. @param {ChildProcess} child @param {NodeJS.Signals} signal */
export const signalTree = (child, signal) => {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    // It has ended already.
  }
};

/** Kills every child that runs. */
export const killAll = () => {
  for (const child of running) signalTree(child, 'SIGKILL');
};
process.on('exit', killAll);

/** @param {string} program @param {readonly string[]} args @param {import('node:child_process').SpawnOptions} [options] */
export const start = (program, args, options = {}) => {
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options, detached: true });
  running.add(child);
  child.once('error', () => running.delete(child));
  child.once('exit', () => {
    running.delete(child);
    // Whatever it left running.
    signalTree(child, 'SIGKILL');
  });
  return child;
};

/** Ends a child, by force if it takes longer. @param {ChildProcess} child @param {number} patienceMs */
export const stop = async (child, patienceMs) => {
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const ended = once(child, 'exit');
    signalTree(child, 'SIGTERM');
    const timer = setTimeout(() => signalTree(child, 'SIGKILL'), patienceMs);
    await ended;
    clearTimeout(timer);
  }
};

/** Asks every child to end, and waits until all have. @param {number} patienceMs */
export const stopAll = async (patienceMs) => {
  await Promise.all([...running].map((child) => stop(child, patienceMs)));
};

/**
 * @typedef {object} RunOptions
 * @property {number} seconds the time limit
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [cwd]
 * @property {number} [stdout] a file for its output, which then holds all of it: some programs exit before a pipe has taken it
 * @property {'output' | 'inherit' | 'ignore'} [stderr] where its progress goes (default: output)
 * @property {boolean} [shell]
 */

/**
 * Runs a program to its end.
 * @param {string} program @param {readonly string[]} args @param {RunOptions} options
 * @returns {Promise<{ code: number | null, output: string, timedOut: boolean }>}
 */
export const run = async (
  program,
  args,
  { seconds, env = process.env, cwd = root, stdout, stderr = 'output', shell = false },
) => {
  const child = start(program, args, {
    env,
    cwd,
    shell,
    stdio: ['ignore', stdout ?? 'pipe', stderr === 'output' ? 'pipe' : stderr],
  });
  let output = '';
  /** @param {unknown} part */
  const append = (part) => {
    output = `${output}${part}`.slice(-longestOutput);
  };
  child.stdout?.on('data', append);
  child.stderr?.on('data', append);
  let timedOut = false;
  const timer = setTimeout(() => {
    timedOut = true;
    append(`\nended after ${seconds} s\n`);
    signalTree(child, 'SIGKILL');
  }, seconds * 1_000);
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      append(error.message);
      resolve(null);
    });
    child.once('close', resolve);
  });
  clearTimeout(timer);
  return { code, output, timedOut };
};

/** Runs a program that this command needs, and returns its output. @param {string} program @param {readonly string[]} args @param {RunOptions} options */
export const must = async (program, args, options) => {
  const { code, output } = await run(program, args, options);
  if (code === 0) return output;
  throw new CannotRun(`${[program, ...args].join(' ')}\nended with ${code}:\n${output.trim()}`);
};
