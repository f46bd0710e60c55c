import { readStreamRecord } from '#adapters/dynamodb/events/stream-records';
import type { StreamJob } from '#adapters/lambda/job';
import { createStreamHandler, type StreamHandler } from '#adapters/lambda/triggers/stream';
import { flushedAfter } from '#infrastructure/deployed/flushed-after';
import { deployedJob } from '#infrastructure/deployed/job';
import type { PortMakers } from '#infrastructure/deployed/parts';

export const streamJob = (job: StreamJob, makers: Partial<PortMakers>): StreamHandler => {
  const { run, dependencies, parts } = deployedJob(job, makers);
  return flushedAfter(createStreamHandler(job, run, readStreamRecord, dependencies), parts);
};
