import { Duration } from 'aws-cdk-lib';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { CfnEventInvokeConfig, CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { notifyCustomerJob } from '#adapters/lambda/jobs';
import type { StageKey } from '#cdk/data/stage-key';
import type { OrderTable } from '#cdk/data/table';
import { tableStatements } from '#cdk/functions/permissions';
import { DeadLetters, mayPutInto } from '#cdk/jobs/dead-letters';
import type { ShopBus } from '#cdk/jobs/event-bus';
import { JobFunction, type JobSurroundings } from '#cdk/jobs/job-function';
import { maySend } from '#cdk/jobs/mail';
import type { MailSettings } from '#cdk/stage';

export type NotifierProps = JobSurroundings & {
  readonly table: OrderTable;
  readonly bus: ShopBus;
  readonly key: StageKey | undefined;
  readonly mail: MailSettings;
};

/** How long a letter is worth a try without anybody looking. */
const oldest = Duration.hours(6);

/**
 * A rule of the bus, to the function that writes to customers. What fails comes to one queue on two ways: the rule puts
 * there what it could not hand over, Lambda what the function did not take.
 */
export class Notifier extends Construct {
  readonly job: JobFunction;
  readonly unsent: DeadLetters;

  constructor(scope: Construct, id: string, { table, bus, key, mail, ...surroundings }: NotifierProps) {
    super(scope, id);
    const { prefix, stage } = surroundings;
    const { from, types } = notifyCustomerJob.trigger;
    const rule = new CfnRule(this, 'Rule', {
      name: `${prefix}-notify-customer`,
      eventBusName: bus.name,
      eventPattern: { source: [from], 'detail-type': [...types] },
    });
    this.unsent = new DeadLetters(this, 'Unsent', {
      queueName: `${prefix}-unsent`,
      ruleArn: rule.attrArn,
      keep: stage.keep,
      key,
    });
    this.job = new JobFunction(this, 'NotifyCustomer', {
      ...surroundings,
      job: notifyCustomerJob,
      deadLettersArn: this.unsent.arn,
      environment: { TABLE_NAME: table.name, MAIL_SENDER: mail.sender },
      statements: [...tableStatements(notifyCustomerJob.uses, table), maySend(this, mail), mayPutInto(this.unsent)],
    });
    const { handler, name, aliasName, code } = this.job;
    rule.targets = [
      {
        id: 'NotifyCustomer',
        arn: handler.functionArn,
        deadLetterConfig: { arn: this.unsent.arn },
        retryPolicy: { maximumEventAgeInSeconds: oldest.toSeconds(), maximumRetryAttempts: 24 },
      },
    ];
    const tries = new CfnEventInvokeConfig(this, 'Tries', {
      functionName: name,
      qualifier: aliasName,
      maximumRetryAttempts: 2,
      maximumEventAgeInSeconds: oldest.toSeconds(),
    });
    // It names the alias, and a name waits for nothing.
    tries.node.addDependency(code.alias);
    new CfnPermission(this, 'ByRule', {
      action: 'lambda:InvokeFunction',
      functionName: handler.functionArn,
      principal: 'events.amazonaws.com',
      sourceArn: rule.attrArn,
    });
  }
}
