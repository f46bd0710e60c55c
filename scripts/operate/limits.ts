// Writes the page of limits and costs, or checks that it agrees with the budget and the templates.
import { jobs } from '#adapters/lambda/jobs/registry';
import { jobMemoryMb } from '#cdk/jobs/job-function';
import { stageNames } from '#cdk/stage';
import { allRows } from '#test/budget/all-rows';
import { buildBundles, synthesize } from '#test/cdk/support/synthesized';
import { command, UsageError } from '../command.mjs';
import { writeGenerated } from '../generated-file';
import { idleOf } from './limits/idle';
import { pageOf } from './limits/page';
import { type Running, runningOf } from './limits/running';

const usage = `Usage: npm run limits -- [options]

Prints how many calls the quotas of an account allow, what a million calls of each use case cost, and what an idle
deployment costs: from the budget, the template of each stage, and the prices in cdk/monitoring/prices.ts.

Options
  --write      write docs/figures/limits.md
  --check      fail when docs/figures/limits.md is out of date
  -h, --help   this text

Exit code 0: printed, written or up to date; 1: out of date; 2: wrong options.`;

const scheduledJobs = (): readonly Running[] =>
  jobs.flatMap(({ id, trigger }) => {
    if (trigger.kind !== 'schedule') return [];
    const row = allRows.find(({ idleRunOf }) => idleRunOf === id);
    if (row === undefined)
      throw new Error(
        `no row in test/budget/rows.ts is the idle run of the job ${id}. Add one: ` +
          `{ name: 'sweep: nothing to do', idleRunOf: '${id}', floor: bill(1, 0, 0.5), how: 'the query of one lane', prepare: … }`,
      );
    const { everyMinutes } = trigger;
    // A sweep counts no metric when nothing is overdue.
    return [runningOf({ id, everyMinutes, memoryMb: jobMemoryMb, taken: row.floor, metrics: [] })];
  });

await command({
  usage,
  options: { write: { type: 'boolean', default: false }, check: { type: 'boolean', default: false } },
  run: ({ write, check }) => {
    if (write && check) throw new UsageError('--write or --check, not both');
    buildBundles();
    const stages = stageNames.map((stage) => ({ stage, idle: idleOf(synthesize({ context: { stage } }).template) }));
    const page = pageOf(allRows, scheduledJobs(), stages);
    if (write || check)
      return writeGenerated('docs/figures/limits.md', page, 'npm run limits -- --write', check) ? 0 : 1;
    process.stdout.write(page);
    return 0;
  },
});
