import { Duration } from 'aws-cdk-lib';
import { CfnRule, Schedule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { JobOf } from '#adapters/lambda/job';
import { deployedNameOf } from '#cdk/jobs/job';
import type { JobFunction } from '#cdk/jobs/job-function';
import { allowRule, portsFunction, type TriggeredJobProps } from '#cdk/jobs/triggered-job';
import { capitalized } from '../../scripts/text.mjs';

/** The longest age of an event that Lambda takes, in minutes. */
const longestAge = 6 * 60;

/** A job that runs on a schedule. A run that fails has no dead letter: the next one does its work. */
export class ScheduleJob extends Construct {
  readonly job: JobOf<'schedule'>;
  readonly function: JobFunction;
  readonly deadLetters = undefined;

  constructor(scope: Construct, id: string, { job, key: _, ...surroundings }: TriggeredJobProps<'schedule'>) {
    super(scope, id);
    const { everyMinutes } = job.trigger;
    const maximumAge = Duration.minutes(Math.min(everyMinutes, longestAge));
    this.job = job;
    this.function = portsFunction(this, capitalized(job.id), { ...surroundings, job });
    const rule = new CfnRule(this, 'Schedule', {
      name: deployedNameOf(surroundings.prefix, job),
      state: surroundings.stage.closed ? 'DISABLED' : 'ENABLED',
      scheduleExpression: Schedule.rate(Duration.minutes(everyMinutes)).expressionString,
      targets: [
        {
          id: capitalized(job.id),
          arn: this.function.handler.functionArn,
          input: '{}',
          retryPolicy: { maximumEventAgeInSeconds: maximumAge.toSeconds(), maximumRetryAttempts: 1 },
        },
      ],
    });
    allowRule(this, this.function, { rule, permissionId: 'BySchedule', retryAttempts: 0, maximumAge });
  }
}
