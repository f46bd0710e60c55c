import { randomUUID } from 'node:crypto';
import type { JobContext } from '#adapters/lambda/job-run';

/** How long a local run of a job may take. */
const runMs = 30_000;

/** The context of a run that begins now, as Lambda would give it. */
export const jobContext = (): JobContext => {
  const endsAt = performance.now() + runMs;
  return { awsRequestId: randomUUID(), getRemainingTimeInMillis: () => endsAt - performance.now() };
};
