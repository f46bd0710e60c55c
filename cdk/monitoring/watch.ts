import { NestedStack } from 'aws-cdk-lib';
import { Rule } from 'aws-cdk-lib/aws-events';
import { SnsTopic } from 'aws-cdk-lib/aws-events-targets';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import { surroundingRules } from '#cdk/monitoring/alarm-rules';
import { createAlarm, runbook } from '#cdk/monitoring/alarms';
import { MonthlyBudget } from '#cdk/monitoring/monthly-budget';
import { SavedQueries } from '#cdk/monitoring/saved-queries';
import type { ServiceMetrics } from '#cdk/monitoring/service-metrics';
import type { Stage } from '#cdk/stage';
import { tagsOf } from '#cdk/tags';

export type WatchProps = {
  readonly name: string;
  readonly stage: Stage;
  readonly metrics: ServiceMetrics;
  readonly accessLog: ILogGroup;
  /** The topic of the alarms; undefined: the stage has none. */
  readonly topic: ITopic | undefined;
};

/**
 * Alarms of the account, of mail, sign-ins and orders, a rule for copies that failed, the budget and saved queries. A nested
 * stack: the parent has nearly as many resources as CloudFormation allows.
 */
export class Watch extends NestedStack {
  constructor(scope: Construct, id: string, { name, stage, metrics, accessLog, topic }: WatchProps) {
    super(scope, id, { description: `Order service, stage ${stage.name}: what operators watch` });
    if (stage.dashboard) new SavedQueries(this, 'Queries', { name, accessLog });
    if (stage.monthlyBudget !== undefined && stage.alarmEmail !== undefined)
      new MonthlyBudget(this, 'Budget', {
        name,
        dollars: stage.monthlyBudget,
        email: stage.alarmEmail,
        tags: tagsOf(stage),
      });
    if (topic === undefined) return;
    for (const rule of surroundingRules(metrics)) createAlarm(this, name, topic, rule);
    if (stage.backup !== 'none') this.tellFailedCopies(name, topic);
  }

  /** AWS Backup publishes the end of a copy as an event. Its metrics have no data while it makes no copies. */
  private tellFailedCopies(vault: string, topic: ITopic): void {
    new Rule(this, 'FailedCopies', {
      ruleName: `${vault}-failed-copies`,
      description: `A copy of the table was not made. What to do: ${runbook}`,
      eventPattern: {
        source: ['aws.backup'],
        detailType: ['Backup Job State Change'],
        detail: { state: ['ABORTED', 'EXPIRED', 'FAILED', 'PARTIAL'], backupVaultName: [vault] },
      },
      targets: [new SnsTopic(topic)],
    });
  }
}
