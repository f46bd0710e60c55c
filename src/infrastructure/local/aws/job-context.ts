import { randomUUID } from 'node:crypto';
import type { JobContext } from '#adapters/lambda/job';

/** How long a local run of a job may take. */
const runMs = 30_000;

/** What Lambda would tell a job about the run that begins now. */
export const jobContext = (): JobContext => {
  const endsAt = performance.now() + runMs;
  return { awsRequestId: randomUUID(), getRemainingTimeInMillis: () => endsAt - performance.now() };
};
