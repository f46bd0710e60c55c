import type { Construct } from 'constructs';
import { type Job, type JobOf, portsOf, type TriggerKind } from '#adapters/lambda/job';
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

type Deploy = { readonly scope: Construct; readonly surroundings: Omit<JobsProps, 'jobs'> };

/** The resources of each kind of trigger. The order is that of the template. */
const deployers: {
  readonly [Kind in TriggerKind]: (jobs: readonly JobOf<Kind>[], deploy: Deploy) => readonly DeployedJob[];
} = {
  events: (jobs, { scope, surroundings }) =>
    jobs.map((job) => new EventsJob(scope, namesOf(job).construct, { ...surroundings, job })),
  stream: (jobs, { scope, surroundings }) =>
    jobs.map((job) => new StreamJob(scope, namesOf(job).construct, { ...surroundings, job })),
  schedule: (jobs, { scope, surroundings }) =>
    new ScheduledJobs(scope, 'Scheduled', { ...surroundings, jobs }).deployed,
  // They belong to the resource that they create.
  deployment: () => [],
};

const deployJobsOf = <Kind extends TriggerKind>(kind: Kind, jobs: readonly Job[], deploy: Deploy) =>
  deployers[kind](
    jobs.filter((job) => isTriggeredBy(job, kind)),
    deploy,
  );

/** Deploys every job but those of a deployment. */
export const deployJobs = (scope: Construct, { jobs, ...surroundings }: JobsProps): readonly DeployedJob[] => {
  const inStage = jobs.filter((job) => isDeployedIn(surroundings.stage, job));
  const kinds = Object.keys(deployers) as TriggerKind[];
  return kinds.flatMap((kind) => deployJobsOf(kind, inStage, { scope, surroundings }));
};

/** The sources of the events that jobs receive. */
export const eventSources = (jobs: readonly Job[]): readonly string[] => [
  ...new Set(jobs.flatMap((job) => (isTriggeredBy(job, 'events') ? [job.trigger.from] : []))),
];
