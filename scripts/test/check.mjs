// One command proves everything: runs every gate, stops at none, says how each went.
import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { root } from '../project.mjs';

const help = `Usage: npm run check -- [options]

Types, format and lint, lock file, unused code, the contract unchanged in all its forms and linted, the pictures of the
stack unchanged, and all tests, with those that take long. Every step runs, whatever came before. The last line is
"N passed, N failed": the tests of all suites, where a failed step other than the tests counts as one more failed.

Options
  --engine WHICH   passed to npm test: auto, container, embedded, endpoint, all (default: auto)
  --quick          all but the tests
  -h, --help       this text

Exit code 0: everything passed; 1: something failed; 2: wrong options.`;

const options = (() => {
  try {
    return parseArgs({
      options: {
        engine: { type: 'string', default: 'auto' },
        quick: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    console.error(`${/** @type {Error} */ (error).message}\n\n${help}`);
    process.exit(2);
  }
})();
if (options.help) {
  console.log(help);
  process.exit(0);
}

/** @type {{ name: string, script: string, args?: string[], minutes: number }[]} */
const steps = [
  { name: 'types', script: 'typecheck', minutes: 3 },
  { name: 'format, lint', script: 'lint', minutes: 2 },
  { name: 'lock file', script: 'check-lock', minutes: 4 },
  { name: 'unused code', script: 'unused', minutes: 3 },
  { name: 'contract', script: 'openapi', args: ['--check'], minutes: 2 },
  { name: 'limits', script: 'limits', args: ['--check'], minutes: 3 },
  { name: 'contract lint', script: 'lint-contract', minutes: 2 },
  { name: 'pictures', script: 'diagrams', args: ['--check'], minutes: 4 },
];
const tests = { name: 'tests', script: 'test', args: ['--long', '--engine', options.engine], minutes: 20 };

/** @type {import('node:child_process').ChildProcess | undefined} */
let current;
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => {
    current?.kill(signal);
    current?.once('close', () => process.exit(130));
    if (!current) process.exit(130);
  });

/**
 * @param {{ script: string, args?: string[], minutes: number }} step
 * @param {boolean} isLoud progress on stderr is shown as it comes
 * @returns {Promise<{ code: number | null, output: string, seconds: number }>}
 */
const run = ({ script, args = [], minutes }, isLoud) =>
  new Promise((resolve) => {
    const started = performance.now();
    const child = spawn('npm', ['run', '--silent', script, '--', ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', isLoud ? 'inherit' : 'pipe'],
      shell: process.platform === 'win32',
      timeout: minutes * 60_000,
    });
    current = child;
    let output = '';
    child.stdout?.on('data', (part) => (output += part));
    child.stderr?.on('data', (part) => (output += part));
    child.once('error', (error) => (output += error.message));
    child.once('close', (code, signal) => {
      current = undefined;
      if (signal !== null) output += `ended by ${signal}${signal === 'SIGTERM' ? ` (limit ${minutes} min)` : ''}\n`;
      resolve({ code, output, seconds: (performance.now() - started) / 1000 });
    });
  });

let failedSteps = 0;
for (const step of steps) {
  const { code, output, seconds } = await run(step, false);
  console.log(
    `${step.name.padEnd(16)}${(code === 0 ? 'passed' : 'FAILED').padEnd(26)}${seconds.toFixed(1).padStart(6)} s`,
  );
  if (code === 0) continue;
  failedSteps += 1;
  console.error(output.trimEnd());
}
if (!options.quick) {
  const { code, output } = await run(tests, true);
  const lines = output.trimEnd().split('\n');
  const totals = /^(\d+) passed, (\d+) failed$/.exec(lines.at(-1) ?? '');
  for (const line of totals ? lines.slice(0, -1) : lines) console.log(line);
  const failedTests = totals ? Number(totals[2]) : 1;
  const failed = failedSteps + (code !== 0 && failedTests === 0 ? 1 : failedTests);
  console.log(`${totals ? totals[1] : 0} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
} else {
  process.exitCode = failedSteps > 0 ? 1 : 0;
}
