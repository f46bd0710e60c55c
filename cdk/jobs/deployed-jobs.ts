import type { Construct } from 'constructs';
import type { Job } from '#adapters/lambda/job';
import { portsOf } from '#adapters/lambda/job';
import type { StageKey } from '#cdk/data/stage-key';
import { EventsJob } from '#cdk/jobs/events-job';
import { isTriggeredBy, namesOf } from '#cdk/jobs/job';
import type { ScheduleJob } from '#cdk/jobs/schedule-job';
import { ScheduledJobs } from '#cdk/jobs/scheduled-jobs';
import { StreamJob } from '#cdk/jobs/stream-job';
import type { JobSurroundings } from '#cdk/jobs/triggered-job';
import type { Stage } from '#cdk/stage';
import { needsOfPorts } from '#infrastructure/needs';

export type DeployedJob = StreamJob | EventsJob | ScheduleJob;

export type JobsProps = JobSurroundings & { readonly jobs: readonly Job[]; readonly key: StageKey | undefined };

/** A job that sends mail needs a sender. */
const isDeployedIn = ({ mail }: Stage, job: Job): boolean =>
  mail !== undefined || !needsOfPorts(portsOf(job)).has('mail');

/** Deploys every job but those of a deployment, which belong to the resource that they create. */
export const deployJobs = (scope: Construct, { jobs, ...surroundings }: JobsProps): readonly DeployedJob[] => {
  const inStage = jobs.filter((job) => isDeployedIn(surroundings.stage, job));
  const triggered = inStage.flatMap((job): readonly DeployedJob[] => {
    const { construct } = namesOf(job);
    if (isTriggeredBy(job, 'stream')) return [new StreamJob(scope, construct, { ...surroundings, job })];
    if (isTriggeredBy(job, 'events')) return [new EventsJob(scope, construct, { ...surroundings, job })];
    return [];
  });
  const scheduled = inStage.filter((job) => isTriggeredBy(job, 'schedule'));
  return [...triggered, ...new ScheduledJobs(scope, 'Scheduled', { ...surroundings, jobs: scheduled }).deployed];
};

/** The sources of the events that jobs receive. */
export const eventSources = (jobs: readonly Job[]): readonly string[] => [
  ...new Set(jobs.flatMap((job) => (isTriggeredBy(job, 'events') ? [job.trigger.from] : []))),
];
