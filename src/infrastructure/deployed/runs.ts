import { randomBytes } from 'node:crypto';
import type { RunDependencies } from '#adapters/lambda/job-run';
import { jobLine } from '#infrastructure/job-log';

/** The dependencies of every deployed job: one log line for each run, and Lambda's trace. */
export const deployedRuns: RunDependencies = {
  observe: (observation) => void process.stdout.write(`${jobLine(observation)}\n`),
  stopwatch: () => performance.now(),
  newTraceId: () => randomBytes(16).toString('hex'),
  runtimeTrace: () => process.env._X_AMZN_TRACE_ID,
  newKey: () => randomBytes(16).toString('base64url'),
};
