import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { table as definition } from '#adapters/dynamodb/table';
import type { JobOf } from '#adapters/lambda/job';
import { DeadLetters } from '#cdk/jobs/dead-letters';
import { namesOf } from '#cdk/jobs/job';
import type { JobFunction } from '#cdk/jobs/job-function';
import { portsFunction, type TriggeredJobProps } from '#cdk/jobs/triggered-job';
import { capitalized, kebabCase } from '../../scripts/text.mjs';

/** The kinds of changes that a job reads, and nothing else: filtering is free. */
const patternOf = ({ trigger: { changes } }: JobOf<'stream'>): string =>
  JSON.stringify({ dynamodb: { Keys: { pk: { S: changes.map((kind) => ({ prefix: definition.streamed[kind] })) } } } });

/** A job that reads the table's stream. */
export class StreamJob extends Construct {
  readonly job: JobOf<'stream'>;
  readonly function: JobFunction;
  /** Names the batches that failed on every attempt. Their records stay in the stream for 24 hours. */
  readonly deadLetters: DeadLetters;

  constructor(scope: Construct, id: string, { job, key, ...surroundings }: TriggeredJobProps<'stream'>) {
    super(scope, id);
    const { prefix, stage, table } = surroundings;
    const { deadLetters } = namesOf(job);
    this.job = job;
    this.deadLetters = new DeadLetters(this, deadLetters, {
      queueName: `${prefix}-${kebabCase(deadLetters)}`,
      keep: stage.keep,
      key,
    });
    const readStream = new PolicyStatement({
      actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
      resources: [table.streamArn],
    });
    this.function = portsFunction(this, capitalized(job.id), {
      ...surroundings,
      job,
      deadLetters: this.deadLetters,
      triggerStatements: [readStream],
    });
    new CfnEventSourceMapping(this, 'Stream', {
      functionName: this.function.handler.functionArn,
      eventSourceArn: table.streamArn,
      startingPosition: 'TRIM_HORIZON',
      // The changes stay in the stream for a day.
      enabled: !stage.closed,
      batchSize: 100,
      // A higher factor would still keep the order within a partition key, and so within an order.
      parallelizationFactor: 1,
      functionResponseTypes: ['ReportBatchItemFailures'],
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: 10,
      maximumRecordAgeInSeconds: Duration.hours(12).toSeconds(),
      destinationConfig: { onFailure: { destination: this.deadLetters.arn } },
      filterCriteria: { filters: [{ pattern: patternOf(job) }] },
    });
  }
}
