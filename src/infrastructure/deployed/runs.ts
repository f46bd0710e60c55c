import type { RunDependencies } from '#adapters/lambda/job-run';
import { limitedRun } from '#infrastructure/bounded-calls';
import { jobLine } from '#infrastructure/job-log';
import { newKey } from '#infrastructure/random';
import { traces } from '#infrastructure/traces';

/** Each run of a deployed job writes one log line. */
export const deployedRuns: RunDependencies = {
  observe: (observation) => void process.stdout.write(`${jobLine(observation)}\n`),
  stopwatch: () => performance.now(),
  traces,
  newKey,
  limited: limitedRun,
};
