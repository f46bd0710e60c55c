// What a newcomer pays: time until npm start is ready, memory, installed size. Prints a table; changes nothing.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { cpus, platform } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { root } from '../project.mjs';

const help = `Usage: npm run figures -- [options]

Starts the local service a few times and prints, as medians: milliseconds from the start of the process until it is
ready (with the demonstration shop, and empty), memory of the server and of the engine, milliseconds from Ctrl-C to
the end; and the installed size with and without development dependencies. Linux only: memory is read from /proc.

Options
  --runs N    starts of each kind (default 5)
  -h, --help  this text`;

/** @param {number[]} values */
const median = (values) => values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN;

/** @param {number} pid */
const megabytesOf = async (pid) => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
};

/** @param {number} pid @returns {number[]} every process below it */
const below = (pid) => {
  const children = readChildren(pid);
  return [...children, ...children.flatMap(below)];
};

/** @param {number} pid @returns {number[]} */
const readChildren = (pid) => {
  try {
    return execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .map(Number);
  } catch {
    return [];
  }
};

/** @param {string[]} flags */
const start = async (flags) => {
  const began = performance.now();
  const child = spawn(
    process.execPath,
    [join(root, 'scripts/build/start.mjs'), '--port', '0', '--json', '--log-level', 'silent', ...flags],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, DYNAMODB_ENDPOINT: '' } },
  );
  await once(child.stdout, 'data');
  const readyMs = performance.now() - began;
  await sleep(300);
  const pid = child.pid ?? 0;
  const serverMb = await megabytesOf(pid);
  const engineMb = (await Promise.all(below(pid).map(megabytesOf))).reduce((sum, megabytes) => sum + megabytes, 0);
  const asked = performance.now();
  child.kill('SIGINT');
  await once(child, 'exit');
  return { readyMs, serverMb, engineMb, endMs: performance.now() - asked };
};

/** @param {string[]} paths */
const megabytesOnDisk = (paths) =>
  paths.length === 0
    ? 0
    : execFileSync('du', ['-scm', '--exclude=.cache', ...paths], { cwd: root, encoding: 'utf8', maxBuffer: 1e8 })
        .trim()
        .split('\n')
        .map((line) => Number.parseInt(line, 10))
        .at(-1);

/** The packages that run the service, from the lock file. */
const productionPackages = async () => {
  /** @type {{ packages: Record<string, { dev?: boolean, devOptional?: boolean }> }} */
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(lock.packages)
    .filter(([path, { dev, devOptional }]) => path.startsWith('node_modules/') && !dev && !devOptional)
    .map(([path]) => path);
};

const main = async () => {
  const { values } = parseArgs({
    options: { runs: { type: 'string', default: '5' }, help: { type: 'boolean', short: 'h', default: false } },
  });
  if (values.help) return console.log(help);
  const runs = Number(values.runs);
  console.log(`Node ${process.version}, ${platform()}, ${cpus().length} cores, medians of ${runs}`);
  for (const [name, flags] of /** @type {[string, string[]][]} */ ([
    ['demonstration shop', []],
    ['empty', ['--empty']],
  ])) {
    /** @type {Awaited<ReturnType<typeof start>>[]} */
    const starts = [];
    for (let run = 0; run < runs; run += 1) starts.push(await start(flags));
    const of = (/** @type {'readyMs' | 'serverMb' | 'engineMb' | 'endMs'} */ figure) =>
      Math.round(median(starts.map((one) => one[figure])));
    console.log(
      `${name.padEnd(19)} ready ${of('readyMs')} ms, server ${of('serverMb')} MB, engine ${of('engineMb')} MB, ends in ${of('endMs')} ms`,
    );
  }
  const existing = (await productionPackages()).filter((path) => existsSync(join(root, path)));
  console.log(
    `installed           ${megabytesOnDisk(['node_modules'])} MB, of which ${megabytesOnDisk(existing)} MB run the service`,
  );
};

await main().catch((error) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
