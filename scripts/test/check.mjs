// Runs every check, whatever fails before, and prints how each went.
import { run, stopAll } from '../children.mjs';
import { command } from '../command.mjs';
import { steps } from './check-steps.mjs';

const usage = `Usage: npm run check -- [options]

Types, format and lint, placeholders, lock file, unused code, every generated file up to date (npm run generate), the
contract linted, and all tests, with those that take long. Every step runs, even after a failure. The last line is
"N passed, N failed": the tests of all suites, where a failed step other than the tests counts as one more failed.

Options
  --engine WHICH   for npm test: auto, container, embedded, endpoint, all (default: auto)
  --quick          everything but the tests
  -h, --help       this text

Exit code 0: everything passed; 1: something failed; 2: wrong options; 130: interrupted.`;

/** @typedef {import('./check-steps.mjs').Step} Step */

/** The exit code of a script that lacks something on this machine. */
const cannotRun = 3;

/** @param {Omit<Step, 'name'>} step @param {'output' | 'inherit'} stderr */
const runStep = ({ script, args = [], minutes }, stderr) =>
  run('npm', ['run', '--silent', script, '--', ...args], {
    seconds: minutes * 60,
    stderr,
    shell: process.platform === 'win32',
  });

/** @param {Step} step @returns {Promise<boolean>} false: it failed */
const check = async (step) => {
  const began = performance.now();
  const { code, output } = await runStep(step, 'output');
  const seconds = (performance.now() - began) / 1_000;
  const isLeftOut = code === cannotRun && step.needs !== undefined;
  const result = code === 0 ? 'passed' : isLeftOut ? `left out: no ${step.needs}` : 'FAILED';
  console.log(`${step.name.padEnd(16)}${result.padEnd(26)}${seconds.toFixed(1).padStart(6)} s`);
  if (code !== 0) console.error(output.trimEnd());
  return code === 0 || isLeftOut;
};

/** Runs the tests and prints their summary, but the last line. @param {string} engine */
const runTests = async (engine) => {
  const { code, output } = await runStep(
    { script: 'test', args: ['--long', '--engine', engine], minutes: 65 },
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
    for (const step of steps.filter(({ test }) => quick || test === undefined))
      if (!(await check(step))) failedSteps += 1;
    if (quick) {
      console.log(failedSteps === 0 ? 'everything passed; npm run check runs the tests too' : `${failedSteps} failed`);
      return failedSteps > 0 ? 1 : 0;
    }
    const { passed, failed } = await runTests(engine);
    console.log(`${passed} passed, ${failedSteps + failed} failed`);
    return failedSteps + failed > 0 ? 1 : 0;
  },
});
