// Writes the page of limits and costs, or checks that it still says what the budget and the templates say.
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { jobs } from '#adapters/lambda/jobs';
import { jobMemoryMb } from '#cdk/jobs/job-function';
import { stageNames } from '#cdk/stage';
import { rows } from '#test/budget/rows';
import { sampleRows } from '#test/budget/sample-rows';
import { buildBundles, synthesize } from '#test/cdk/support/synthesized';
import { idleOf } from './limits/idle';
import { pageOf } from './limits/page';
import { type Running, runningOf } from './limits/running';

const help = `Usage: npm run limits -- [options]

What the quotas of an account carry, what a million calls of each use case cost, and what a deployment costs when nobody
calls: from the budget, the template of each stage, and the prices in cdk/monitoring/prices.ts.

Options
  --write      writes docs/figures/limits.md
  --check      fails when docs/figures/limits.md is not what would be written
  -h, --help   this text

Exit code 0: printed, written or unchanged; 1: stale; 2: wrong options.`;

const options = (() => {
  try {
    return parseArgs({
      options: {
        write: { type: 'boolean', default: false },
        check: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${help}`);
    process.exit(2);
  }
})();

const file = new URL('../docs/figures/limits.md', import.meta.url);

/** By the id of a job that the clock sets off: the row of the budget in which it finds nothing, and what it counts even then. */
const idleRuns: Readonly<Record<string, { readonly row: string; readonly metrics: readonly string[] }>> = {
  expireOrders: { row: 'sweep: nothing is overdue', metrics: [] },
};

const running = (): readonly Running[] =>
  jobs.flatMap(({ id, trigger }) => {
    if (trigger.kind !== 'schedule') return [];
    const idle = idleRuns[id];
    const row = rows.find(({ name }) => name === idle?.row);
    if (idle === undefined || row === undefined)
      throw new Error(`scripts/limits.ts does not say what a run of ${id} takes`);
    const { everyMinutes } = trigger;
    return [runningOf({ id, everyMinutes, memoryMb: jobMemoryMb, taken: row.floor, metrics: idle.metrics })];
  });

const run = (): void => {
  buildBundles();
  const stages = stageNames.map((stage) => ({ stage, idle: idleOf(synthesize({ context: { stage } }).template) }));
  const page = pageOf([...rows, ...sampleRows], running(), stages);
  if (options.write) writeFileSync(file, page);
  else if (!options.check) process.stdout.write(page);
  else if (readFileSync(file, 'utf8') !== page) {
    console.error('docs/figures/limits.md is stale: run npm run limits -- --write');
    process.exitCode = 1;
  }
};

if (options.help) console.log(help);
else run();
