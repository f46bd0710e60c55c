import { randomUUID } from 'node:crypto';
import type { JobContext } from '#adapters/lambda/job-run';

/** The maximum duration of a local run. */
const runMs = 30_000;

/** The Lambda context of a run that starts now. */
export const jobContext = (): JobContext => {
  const endsAt = performance.now() + runMs;
  return { awsRequestId: randomUUID(), getRemainingTimeInMillis: () => endsAt - performance.now() };
};
