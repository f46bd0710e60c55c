// Programs that are started, bounded in time and ended with all that they started.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { root } from '../project.mjs';
import { CannotRun } from './cannot-run.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

/** @type {Set<ChildProcess>} */
const running = new Set();
const keptCharacters = 20_000;

/** A child leads a process group of its own: nothing that it started outlives it. @param {ChildProcess} child @param {NodeJS.Signals} signal */
const end = (child, signal) => {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Already gone.
  }
};

/** @param {string} program @param {readonly string[]} args @param {import('node:child_process').SpawnOptions} [options] */
export const start = (program, args, options = {}) => {
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'], ...options, detached: true });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
};

/** Ends them all now, for whoever cannot wait. */
export const endAll = () => {
  for (const child of running) end(child, 'SIGKILL');
};

/** @param {ChildProcess} child @param {number} patienceMs */
export const stop = async (child, patienceMs) => {
  if (child.exitCode === null && child.signalCode === null && child.pid !== undefined) {
    const ended = once(child, 'exit');
    end(child, 'SIGTERM');
    const timer = setTimeout(() => end(child, 'SIGKILL'), patienceMs);
    await ended;
    clearTimeout(timer);
  }
  end(child, 'SIGKILL');
};

/**
 * @typedef {object} Wishes
 * @property {number} seconds when it is ended
 * @property {NodeJS.ProcessEnv} [env]
 * @property {string} [cwd]
 */

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {Wishes} wishes
 * @returns {Promise<{ code: number | null, output: string }>}
 */
export const run = async (program, args, { seconds, env = process.env, cwd = root }) => {
  const child = start(program, args, { env, cwd });
  let output = '';
  /** @param {unknown} part */
  const keep = (part) => {
    output = `${output}${part}`.slice(-keptCharacters);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const timer = setTimeout(() => {
    keep(`\nended after ${seconds} s`);
    end(child, 'SIGKILL');
  }, seconds * 1_000);
  const code = await new Promise((resolve) => {
    child.once('error', (error) => {
      keep(error.message);
      resolve(null);
    });
    child.once('close', resolve);
  });
  clearTimeout(timer);
  return { code, output };
};

/** Its output, or an error that shows it. @param {string} program @param {readonly string[]} args @param {Wishes} wishes */
export const must = async (program, args, wishes) => {
  const { code, output } = await run(program, args, wishes);
  if (code === 0) return output;
  throw new CannotRun(`${[program, ...args].join(' ')}\nended with ${code}:\n${output.trim()}`);
};
