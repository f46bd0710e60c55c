import type { EventsJob } from '#adapters/lambda/job';
import type { JobHandler } from '#adapters/lambda/job-run';
import { type BusEvent, createEventsHandler } from '#adapters/lambda/triggers/events';
import { flushedAfter } from '#infrastructure/deployed/flushed-after';
import { deployedJob } from '#infrastructure/deployed/job';
import type { PortMakers } from '#infrastructure/deployed/parts';

export const eventsJob = (job: EventsJob, makers: Partial<PortMakers>): JobHandler<BusEvent, void> => {
  const { run, dependencies, parts } = deployedJob(job, makers);
  return flushedAfter(createEventsHandler(job, run, dependencies), parts);
};
