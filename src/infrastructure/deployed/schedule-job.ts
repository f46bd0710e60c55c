import type { ScheduleJob } from '#adapters/lambda/job';
import type { JobHandler } from '#adapters/lambda/job-run';
import { createScheduleHandler, type SweepAnswer, type SweepEvent } from '#adapters/lambda/triggers/schedule';
import { flushedAfter } from '#infrastructure/deployed/flushed-after';
import { deployedJob } from '#infrastructure/deployed/job';
import { metricsOf } from '#infrastructure/deployed/metrics';
import type { PortMakers } from '#infrastructure/deployed/parts';

export const scheduleJob = (job: ScheduleJob, makers: Partial<PortMakers>): JobHandler<SweepEvent, SweepAnswer> => {
  const { run, dependencies, parts } = deployedJob(job, makers, metricsOf);
  return flushedAfter(createScheduleHandler(job, run, dependencies), parts);
};
