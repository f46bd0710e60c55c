import { CfnRule } from 'aws-cdk-lib/aws-events';
import { CfnEventInvokeConfig, CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { expireOrdersJob } from '#adapters/lambda/jobs';
import type { OrderTable } from '#cdk/data/table';
import { tableStatements } from '#cdk/functions/permissions';
import { JobFunction, type JobSurroundings } from '#cdk/jobs/job-function';

export type SweeperProps = JobSurroundings & {
  readonly table: OrderTable;
  /** The schedule of shards, as the functions read it. */
  readonly shards: string;
  readonly metricsNamespace: string;
};

/** A schedule, to the function that cancels what nobody paid in time. */
export class Sweeper extends Construct {
  readonly job: JobFunction;

  constructor(scope: Construct, id: string, { table, shards, metricsNamespace, ...surroundings }: SweeperProps) {
    super(scope, id);
    const { prefix } = surroundings;
    this.job = new JobFunction(this, 'ExpireOrders', {
      ...surroundings,
      job: expireOrdersJob,
      environment: { TABLE_NAME: table.name, SHARDS: shards, METRICS_NAMESPACE: metricsNamespace },
      statements: tableStatements(expireOrdersJob.uses, table),
    });
    const { handler, name, aliasName, code } = this.job;
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
    const tries = new CfnEventInvokeConfig(this, 'Tries', {
      functionName: name,
      qualifier: aliasName,
      maximumRetryAttempts: 0,
      maximumEventAgeInSeconds: 300,
    });
    // It names the alias, and a name waits for nothing.
    tries.node.addDependency(code.alias);
    new CfnPermission(this, 'BySchedule', {
      action: 'lambda:InvokeFunction',
      functionName: handler.functionArn,
      principal: 'events.amazonaws.com',
      sourceArn: rule.attrArn,
    });
  }
}
