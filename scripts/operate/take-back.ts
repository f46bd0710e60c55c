// Moves every function of a stage back to the version that it had before the last deployment.
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { inPool } from '#application/pool';
import { command, UsageError } from '../command.mjs';
import '../quiet-sdk.mjs';
import { lastUpdateOf, servingFunctions } from './take-back/aliases';
import { type Moving, move, ShiftInProgress, type Step, stepOf } from './take-back/versions';

const usage = `Usage: npm run take-back -- --stage prod [options]

Moves the alias "live" of every function of a stage to the version that it had before the last deployment, in seconds and
without CloudFormation. The table, its data, the API and the pages stay as they are. A function that the deployment did not change
stays; one that it added stays too, and is named. Uses the credentials and the region of your shell.

Afterwards deploy a version that works: until then CloudFormation believes that the newer version serves.

Options
  --stage NAME   which deployment
  --since TIME   takes back what was published at this time or later, such as 2026-11-30T08:00:00Z (default: the begin of the last
                 update of the stack)
  --dry-run      prints what would move
  -h, --help     this text

Exit code 0: done; 1: a deployment is under way, or some functions could not be moved: run it again; 2: wrong options.`;

/** Lambda allows an account 15 calls a second, so that some are made again. */
const patience = {
  maxAttempts: 8,
  requestHandler: { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
};
const callsAtOnce = 4;

const stopFirst =
  'Stop the deployment, which moves its functions back: aws deploy stop-deployment --auto-rollback-enabled --deployment-id ID';

const timeIn = (text: string | undefined): Date | undefined => {
  if (text === undefined) return undefined;
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw new UsageError(`--since is not a time such as 2026-11-30T08:00:00Z: ${text}`);
  return time;
};

const lineOf = (step: Step): string =>
  step.kind === 'moves'
    ? `${step.name}: ${step.version} → ${step.to}`
    : `${step.name}: ${step.version} stays, it has no version from before`;

const stepsOf = async (client: LambdaClient, names: readonly string[], since: Date): Promise<readonly Step[]> => {
  const steps: Step[] = [];
  const note = async (name: string) => {
    steps.push(await stepOf(client, name, since));
    return 'next' as const;
  };
  await inPool(names, note, callsAtOnce);
  return steps;
};

/** Moves what is to move, and returns how many could not be moved. */
const moveAll = async (client: LambdaClient, steps: readonly Moving[]): Promise<number> => {
  let failed = 0;
  const attempt = async (step: Moving) => {
    try {
      await move(client, step);
      console.log(lineOf(step));
    } catch (error) {
      failed += 1;
      console.error(`${step.name}: ${error instanceof Error ? error.message : error}`);
    }
    return 'next' as const;
  };
  await inPool(steps, attempt, callsAtOnce);
  return failed;
};

await command({
  usage,
  options: { stage: { type: 'string' }, since: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
  run: async ({ stage, since: text, 'dry-run': isDry }) => {
    if (stage === undefined) throw new UsageError('--stage is missing');
    const given = timeIn(text);
    const stack = `order-service-${stage}`;
    const stacks = new CloudFormationClient(patience);
    const since = given ?? (await lastUpdateOf(stacks, stack));
    if (since === undefined) throw new Error(`${stack} was never updated: there is no version from before`);
    const names = await servingFunctions(stacks, stack);
    console.error(`${names.length} functions; versions from before ${since.toISOString()}`);
    const lambda = new LambdaClient(patience);
    const steps = await stepsOf(lambda, names, since).catch((error: unknown) => {
      throw error instanceof ShiftInProgress ? new Error(`${error.message}. Nothing was moved. ${stopFirst}`) : error;
    });
    for (const step of steps) if (step.kind === 'new') console.log(lineOf(step));
    const moving = steps.filter((step) => step.kind === 'moves');
    if (isDry) {
      for (const step of moving) console.log(lineOf(step));
      console.log(`${moving.length} of ${steps.length} would move`);
      return 0;
    }
    const failed = await moveAll(lambda, moving);
    console.log(`${moving.length - failed} of ${steps.length} moved, ${failed} could not be moved`);
    return failed === 0 ? 0 : 1;
  },
});
