import { Duration } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnEventSourceMapping } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { publishChangesJob } from '#adapters/lambda/jobs';
import type { StageKey } from '#cdk/data/stage-key';
import type { OrderTable } from '#cdk/data/table';
import { tableStatements } from '#cdk/functions/permissions';
import { DeadLetters, mayPutInto } from '#cdk/jobs/dead-letters';
import type { ShopBus } from '#cdk/jobs/event-bus';
import { JobFunction, type JobSurroundings } from '#cdk/jobs/job-function';

export type PublisherProps = JobSurroundings & {
  readonly table: OrderTable;
  readonly bus: ShopBus;
  readonly key: StageKey | undefined;
};

/** Orders and products; receipts, references and discounts set nobody off, and cost nothing when they are left out. */
const toldOf = JSON.stringify({ dynamodb: { Keys: { pk: { S: [{ prefix: 'c#' }, { prefix: 's#' }] } } } });

/** The table's stream, to the function that publishes it, to the bus. */
export class Publisher extends Construct {
  readonly job: JobFunction;
  /** Where batches that failed for good are named; the records stay in the stream for 24 hours. */
  readonly unpublished: DeadLetters;

  constructor(scope: Construct, id: string, { table, bus, key, ...surroundings }: PublisherProps) {
    super(scope, id);
    const { prefix, stage } = surroundings;
    this.unpublished = new DeadLetters(this, 'Unpublished', {
      queueName: `${prefix}-unpublished`,
      keep: stage.keep,
      key,
    });
    const readsStream = new PolicyStatement({
      actions: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
      resources: [table.streamArn],
    });
    const publishes = new PolicyStatement({ actions: ['events:PutEvents'], resources: [bus.arn] });
    this.job = new JobFunction(this, 'PublishChanges', {
      ...surroundings,
      job: publishChangesJob,
      deadLettersArn: this.unpublished.arn,
      environment: { EVENT_BUS_NAME: bus.name },
      statements: [
        readsStream,
        publishes,
        mayPutInto(this.unpublished),
        ...tableStatements(publishChangesJob.uses, table),
      ],
    });
    const { handler } = this.job;
    new CfnEventSourceMapping(this, 'Stream', {
      functionName: handler.functionArn,
      eventSourceArn: table.streamArn,
      startingPosition: 'TRIM_HORIZON',
      batchSize: 100,
      // More at once keep the order of one partition key, and with it that of an order.
      parallelizationFactor: 1,
      functionResponseTypes: ['ReportBatchItemFailures'],
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: 10,
      maximumRecordAgeInSeconds: Duration.hours(12).toSeconds(),
      destinationConfig: { onFailure: { destination: this.unpublished.arn } },
      filterCriteria: { filters: [{ pattern: toldOf }] },
    });
  }
}
