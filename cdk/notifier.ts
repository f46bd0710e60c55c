import { Duration } from 'aws-cdk-lib';
import { CfnRule } from 'aws-cdk-lib/aws-events';
import { CfnEventInvokeConfig, CfnPermission, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { notifyCustomerJob } from '#adapters/lambda/jobs';
import type { JobCodeOf } from '#cdk/code';
import { DeadLetters, mayPutInto } from '#cdk/dead-letters';
import type { ShopBus } from '#cdk/event-bus';
import { JobFunction } from '#cdk/job-function';
import { type MailSettings, maySend } from '#cdk/mail';
import { tableStatements } from '#cdk/permissions';
import type { OrderTable } from '#cdk/table';

export type NotifierProps = {
  readonly prefix: string;
  readonly codeOf: JobCodeOf;
  readonly table: OrderTable;
  readonly bus: ShopBus;
  readonly mail: MailSettings;
};

/** How long a letter is worth a try without anybody looking. */
const oldest = Duration.hours(6);

/**
 * A rule of the bus, to the function that writes to customers. What fails comes to one queue on two ways: the rule puts
 * there what it could not hand over, Lambda what the function did not take.
 */
export class Notifier extends Construct {
  readonly handler: LambdaFunction;
  readonly unsent: DeadLetters;

  constructor(scope: Construct, id: string, { prefix, codeOf, table, bus, mail }: NotifierProps) {
    super(scope, id);
    const { from, types } = notifyCustomerJob.trigger;
    const rule = new CfnRule(this, 'Rule', {
      name: `${prefix}-notify-customer`,
      eventBusName: bus.name,
      eventPattern: { source: [from], 'detail-type': [...types] },
    });
    this.unsent = new DeadLetters(this, 'Unsent', { queueName: `${prefix}-unsent`, ruleArn: rule.attrArn });
    const { handler } = new JobFunction(this, 'NotifyCustomer', {
      job: notifyCustomerJob,
      prefix,
      codeOf,
      environment: { TABLE_NAME: table.name, MAIL_SENDER: mail.sender },
      statements: [...tableStatements(notifyCustomerJob.uses, table), maySend(this, mail), mayPutInto(this.unsent)],
    });
    this.handler = handler;
    rule.targets = [
      {
        id: 'NotifyCustomer',
        arn: handler.functionArn,
        deadLetterConfig: { arn: this.unsent.arn },
        retryPolicy: { maximumEventAgeInSeconds: oldest.toSeconds(), maximumRetryAttempts: 24 },
      },
    ];
    new CfnEventInvokeConfig(this, 'Tries', {
      functionName: handler.functionName,
      qualifier: '$LATEST',
      maximumRetryAttempts: 2,
      maximumEventAgeInSeconds: oldest.toSeconds(),
      destinationConfig: { onFailure: { destination: this.unsent.arn } },
    });
    new CfnPermission(this, 'ByRule', {
      action: 'lambda:InvokeFunction',
      functionName: handler.functionArn,
      principal: 'events.amazonaws.com',
      sourceArn: rule.attrArn,
    });
  }
}
