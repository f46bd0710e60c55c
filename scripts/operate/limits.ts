// Writes the page of limits and costs, or checks that it agrees with the budget and the templates.
import { App } from 'aws-cdk-lib';
import { Template as Synthesized } from 'aws-cdk-lib/assertions';
import { operations } from '#adapters/http/operations/registry';
import { jobs } from '#adapters/lambda/jobs/registry';
import { classOf } from '#cdk/functions/operation-class';
import { jobMemoryMb } from '#cdk/jobs/job-function';
import { ShieldStack } from '#cdk/pages/shield-stack';
import { stageFrom, stageNames } from '#cdk/stage';
import { tagsOf } from '#cdk/tags';
import { allRows } from '#test/budget/all-rows';
import { buildBundles, synthesize } from '#test/cdk/support/synthesized';
import { command, UsageError } from '../command.mjs';
import { writeGenerated } from '../generated-file';
import { idleOf, type Template } from './limits/idle';
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

/** Every resource of a stage, those of its shield included. */
const templateOf = (stage: string): Template => {
  const { template } = synthesize({ context: { stage } });
  const { web, requestsPerToken, ...rest } = stageFrom((name) => (name === 'stage' ? stage : undefined));
  if (web === undefined) return template;
  const shield = new ShieldStack(new App(), 'shield', { name: stage, tags: tagsOf(rest), ...web, requestsPerToken });
  return { Resources: { ...template.Resources, ...Synthesized.fromStack(shield).toJSON().Resources } };
};

/** The memory of the functions of an operation, by the class of the operation, in every stage. */
const memoryGbOf = (id: string): number => {
  const operation = operations.find((each) => each.id === id);
  const { sizes } = stageFrom(() => undefined);
  return (operation === undefined ? sizes.write : sizes[classOf(operation)]).memoryMb / 1_024;
};

await command({
  usage,
  options: { write: { type: 'boolean', default: false }, check: { type: 'boolean', default: false } },
  run: ({ write, check }) => {
    if (write && check) throw new UsageError('--write or --check, not both');
    buildBundles();
    const stages = stageNames.map((stage) => ({ stage, idle: idleOf(templateOf(stage)) }));
    const page = pageOf(allRows, scheduledJobs(), stages, memoryGbOf);
    if (write || check)
      return writeGenerated('docs/figures/limits.md', page, 'npm run limits -- --write', check) ? 0 : 1;
    process.stdout.write(page);
    return 0;
  },
});
