import { NestedStack } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { JobOf } from '#adapters/lambda/job';
import { HiddenSecrets } from '#cdk/functions/hidden-secrets';
import { namesOf } from '#cdk/jobs/job';
import { ScheduleJob } from '#cdk/jobs/schedule-job';
import type { JobSurroundings, TriggeredJobProps } from '#cdk/jobs/triggered-job';

export type ScheduledJobsProps = JobSurroundings &
  Pick<TriggeredJobProps<'schedule'>, 'key'> & { readonly jobs: readonly JobOf<'schedule'>[] };

/**
 * The scheduled jobs, in a nested stack: a job with its log, role, version, alias, rule, permission, attempts, rollout and
 * its alarm has ten resources, and the parent needs its room for the routes of operations.
 */
export class ScheduledJobs extends NestedStack {
  readonly deployed: readonly ScheduleJob[];

  constructor(scope: Construct, id: string, { jobs, ...shared }: ScheduledJobsProps) {
    super(scope, id, { description: `Order service, stage ${shared.stage.name}: scheduled jobs` });
    const surroundings = { ...shared, secrets: new HiddenSecrets(this, shared.secrets) };
    // Their logical ids begin like those of the other jobs.
    const background = new Construct(this, scope.node.id);
    this.deployed = jobs.map((job) => new ScheduleJob(background, namesOf(job).construct, { ...surroundings, job }));
  }
}
