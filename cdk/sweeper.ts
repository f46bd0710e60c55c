import { CfnRule } from 'aws-cdk-lib/aws-events';
import { CfnEventInvokeConfig, CfnPermission, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { expireOrdersJob } from '#adapters/lambda/jobs';
import type { JobCodeOf } from '#cdk/code';
import { JobFunction } from '#cdk/job-function';
import { tableStatements } from '#cdk/permissions';
import type { OrderTable } from '#cdk/table';

export type SweeperProps = {
  readonly prefix: string;
  readonly codeOf: JobCodeOf;
  readonly table: OrderTable;
  /** The schedule of shards, as the functions read it. */
  readonly shards: string;
  readonly metricsNamespace: string;
};

/** A schedule, to the function that cancels what nobody paid in time. */
export class Sweeper extends Construct {
  readonly handler: LambdaFunction;

  constructor(scope: Construct, id: string, { prefix, codeOf, table, shards, metricsNamespace }: SweeperProps) {
    super(scope, id);
    const { handler } = new JobFunction(this, 'ExpireOrders', {
      job: expireOrdersJob,
      prefix,
      codeOf,
      environment: { TABLE_NAME: table.name, SHARDS: shards, METRICS_NAMESPACE: metricsNamespace },
      statements: tableStatements(expireOrdersJob.uses, table),
    });
    this.handler = handler;
    const rule = new CfnRule(this, 'Schedule', {
      name: `${prefix}-expire-orders`,
      scheduleExpression: `rate(${expireOrdersJob.trigger.everyMinutes} minutes)`,
      targets: [
        {
          id: 'ExpireOrders',
          arn: handler.functionArn,
          input: '{}',
          retryPolicy: { maximumEventAgeInSeconds: 300, maximumRetryAttempts: 1 },
        },
      ],
    });
    // The next sweep does what this one did not.
    new CfnEventInvokeConfig(this, 'Tries', {
      functionName: handler.functionName,
      qualifier: '$LATEST',
      maximumRetryAttempts: 0,
      maximumEventAgeInSeconds: 300,
    });
    new CfnPermission(this, 'BySchedule', {
      action: 'lambda:InvokeFunction',
      functionName: handler.functionArn,
      principal: 'events.amazonaws.com',
      sourceArn: rule.attrArn,
    });
  }
}
