import { Duration } from 'aws-cdk-lib';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { JobOf } from '#adapters/lambda/job';
import { DeadLetters } from '#cdk/jobs/dead-letters';
import { namesOf } from '#cdk/jobs/job';
import type { JobFunction } from '#cdk/jobs/job-function';
import { allowRule, portsFunction, type TriggeredJobProps } from '#cdk/jobs/triggered-job';
import { capitalized, kebabCase } from '../../scripts/text.mjs';

/** An event older than this goes to the dead letters, where a person decides whether it is still of use. */
const maximumAge = Duration.hours(6);

/**
 * A job that receives events of the bus. One queue holds its dead letters: the rule puts there what it could not
 * deliver, Lambda what the function failed to process.
 */
export class EventsJob extends Construct {
  readonly job: JobOf<'events'>;
  readonly function: JobFunction;
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, { job, key, ...surroundings }: TriggeredJobProps<'events'>) {
    super(scope, id);
    const { prefix, stage, bus } = surroundings;
    const { deadLetters } = namesOf(job);
    const { from, types } = job.trigger;
    this.job = job;
    const rule = new CfnRule(this, 'Rule', {
      name: `${prefix}-${kebabCase(job.id)}`,
      eventBusName: bus.name,
      eventPattern: { source: [from], 'detail-type': [...types] },
    });
    this.deadLetters = new DeadLetters(this, deadLetters, {
      queueName: `${prefix}-${kebabCase(deadLetters)}`,
      ruleArn: rule.attrArn,
      keep: stage.keep,
      key,
    });
    this.function = portsFunction(this, capitalized(job.id), { ...surroundings, job, deadLetters: this.deadLetters });
    rule.targets = [
      {
        id: capitalized(job.id),
        arn: this.function.handler.functionArn,
        deadLetterConfig: { arn: this.deadLetters.arn },
        retryPolicy: { maximumEventAgeInSeconds: maximumAge.toSeconds(), maximumRetryAttempts: 24 },
      },
    ];
    allowRule(this, this.function, { rule, permissionId: 'ByRule', retryAttempts: 2, maximumAge });
  }
}
