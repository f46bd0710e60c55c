import { randomBytes } from 'node:crypto';
import type { RunMeans } from '#adapters/lambda/job-run';
import { jobLine } from '#infrastructure/job-log';

/** One log line a run, and Lambda's own trace. */
export const deployedRuns: RunMeans = {
  observe: (observation) => void process.stdout.write(`${jobLine(observation)}\n`),
  stopwatch: () => performance.now(),
  newTraceId: () => randomBytes(16).toString('hex'),
  runtimeTrace: () => process.env._X_AMZN_TRACE_ID,
  newKey: () => randomBytes(16).toString('base64url'),
};
