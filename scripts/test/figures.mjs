// Measures the local service: time until it is ready, memory, installed size. Writes nothing.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { cpus, platform } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { command, UsageError } from '../command.mjs';
import { root } from '../project.mjs';
import { median } from '../text.mjs';
import { startService } from './local-service.mjs';

const usage = `Usage: npm run figures -- [options]

Starts the local service a few times, with the demonstration shop and empty, and prints medians: milliseconds from the
start of the process until it is ready, memory of the server and of the engine, milliseconds from Ctrl-C to the end.
Prints the installed size, with and without development dependencies. Linux only: memory is read from /proc.

Options
  --runs N    starts of each kind (default: 5)
  -h, --help  this text`;

/** @param {number} pid */
const megabytesOf = async (pid) => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1_024;
};

/** @param {number} pid @returns {number[]} */
const childrenOf = (pid) => {
  try {
    return execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(Number);
  } catch {
    return [];
  }
};

/** @param {number} pid @returns {number[]} */
const descendantsOf = (pid) => childrenOf(pid).flatMap((child) => [child, ...descendantsOf(child)]);

/** @param {string[]} flags */
const measureStart = async (flags) => {
  const began = performance.now();
  const { pid, stop } = await startService(flags);
  const readyMs = performance.now() - began;
  await sleep(300);
  const serverMb = await megabytesOf(pid);
  const engineMb = (await Promise.all(descendantsOf(pid).map(megabytesOf))).reduce(
    (sum, megabytes) => sum + megabytes,
    0,
  );
  const stopBegan = performance.now();
  await stop();
  return { readyMs, serverMb, engineMb, endMs: performance.now() - stopBegan };
};

/** @param {string} name @param {string[]} flags @param {number} runs */
const printStarts = async (name, flags, runs) => {
  /** @type {Awaited<ReturnType<typeof measureStart>>[]} */
  const starts = [];
  for (let run = 0; run < runs; run += 1) starts.push(await measureStart(flags));
  const medianOf = (/** @type {'readyMs' | 'serverMb' | 'engineMb' | 'endMs'} */ figure) =>
    Math.round(median(starts.map((start) => start[figure])));
  const memory = `server ${medianOf('serverMb')} MB, engine ${medianOf('engineMb')} MB`;
  console.log(`${name.padEnd(19)} ready ${medianOf('readyMs')} ms, ${memory}, ends in ${medianOf('endMs')} ms`);
};

/** @param {string[]} paths */
const megabytesOnDisk = (paths) => {
  if (paths.length === 0) return 0;
  const options = { cwd: root, encoding: /** @type {const} */ ('utf8'), maxBuffer: 1e8 };
  const lines = execFileSync('du', ['-scm', '--exclude=.cache', ...paths], options)
    .trim()
    .split('\n');
  return Number.parseInt(lines.at(-1) ?? '', 10);
};

/** The packages that the service needs at run time, from the lock file. */
const productionPackages = async () => {
  /** @type {{ packages: Record<string, { dev?: boolean, devOptional?: boolean }> }} */
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(lock.packages)
    .filter(([path, { dev, devOptional }]) => path.startsWith('node_modules/') && !dev && !devOptional)
    .map(([path]) => path)
    .filter((path) => existsSync(join(root, path)));
};

await command({
  usage,
  options: { runs: { type: 'string', default: '5' } },
  run: async (values) => {
    if (!/^[1-9]\d?$/.test(values.runs)) throw new UsageError(`--runs ${values.runs}: it is 1 to 99`);
    const runs = Number(values.runs);
    console.log(`Node ${process.version}, ${platform()}, ${cpus().length} cores, medians of ${runs}`);
    await printStarts('demonstration shop', [], runs);
    await printStarts('empty', ['--empty'], runs);
    const [all, production] = [megabytesOnDisk(['node_modules']), megabytesOnDisk(await productionPackages())];
    console.log(`installed           ${all} MB, of which ${production} MB run the service`);
  },
});
