// Runs every check, whatever fails before, and prints how each went.
import { run, stopAll } from '../children.mjs';
import { command } from '../command.mjs';

const usage = `Usage: npm run check -- [options]

Types, format and lint, lock file, unused code, the contract unchanged in all its forms and linted, rules of money,
limits and pictures unchanged, and all tests, with those that take long. Every step runs, even after a failure. The last line is
"N passed, N failed": the tests of all suites, where a failed step other than the tests counts as one more failed.

Options
  --engine WHICH   for npm test: auto, container, embedded, endpoint, all (default: auto)
  --quick          everything but the tests
  -h, --help       this text

Exit code 0: everything passed; 1: something failed; 2: wrong options; 130: interrupted.`;

/** @typedef {{ name: string, script: string, args?: string[], minutes: number }} Step */

/** @type {readonly Step[]} */
const steps = [
  { name: 'types', script: 'typecheck', minutes: 3 },
  { name: 'format, lint', script: 'lint', minutes: 2 },
  { name: 'lock file', script: 'check-lock', minutes: 4 },
  { name: 'unused code', script: 'unused', minutes: 3 },
  { name: 'contract', script: 'openapi', args: ['--check'], minutes: 2 },
  { name: 'rules of money', script: 'rules', args: ['--check'], minutes: 1 },
  { name: 'limits', script: 'limits', args: ['--check'], minutes: 3 },
  { name: 'contract lint', script: 'lint-contract', minutes: 2 },
  { name: 'pictures', script: 'diagrams', args: ['--check'], minutes: 4 },
];

/** @param {Omit<Step, 'name'>} step @param {'output' | 'inherit'} stderr */
const runStep = ({ script, args = [], minutes }, stderr) =>
  run('npm', ['run', '--silent', script, '--', ...args], {
    seconds: minutes * 60,
    stderr,
    shell: process.platform === 'win32',
  });

/** @param {Step} step @returns {Promise<boolean>} whether it passed */
const check = async (step) => {
  const began = performance.now();
  const { code, output } = await runStep(step, 'output');
  const seconds = (performance.now() - began) / 1_000;
  const result = code === 0 ? 'passed' : 'FAILED';
  console.log(`${step.name.padEnd(16)}${result.padEnd(26)}${seconds.toFixed(1).padStart(6)} s`);
  if (code !== 0) console.error(output.trimEnd());
  return code === 0;
};

/** Runs the tests and prints their summary, but the last line. @param {string} engine */
const runTests = async (engine) => {
  const { code, output } = await runStep(
    { script: 'test', args: ['--long', '--engine', engine], minutes: 28 },
    'inherit',
  );
  const lines = output.trimEnd().split('\n');
  const totals = /^(\d+) passed, (\d+) failed$/.exec(lines.at(-1) ?? '');
  for (const line of totals ? lines.slice(0, -1) : lines) console.log(line);
  const failed = totals ? Number(totals[2]) : 1;
  return { passed: totals?.[1] ?? 0, failed: code !== 0 && failed === 0 ? 1 : failed };
};

await command({
  usage,
  options: { engine: { type: 'string', default: 'auto' }, quick: { type: 'boolean', default: false } },
  onInterrupt: () => stopAll(10_000),
  run: async ({ engine, quick }) => {
    let failedSteps = 0;
    for (const step of steps) if (!(await check(step))) failedSteps += 1;
    if (quick) return failedSteps > 0 ? 1 : 0;
    const { passed, failed } = await runTests(engine);
    console.log(`${passed} passed, ${failedSteps + failed} failed`);
    return failedSteps + failed > 0 ? 1 : 0;
  },
});
