import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { StageKey } from '#cdk/data/stage-key';
import { type AlarmRule, otherRules, rollbackRules } from '#cdk/monitoring/alarm-rules';
import { AlarmTopic } from '#cdk/monitoring/alarm-topic';
import type { ServiceMetrics } from '#cdk/monitoring/service-metrics';

export type AlarmsProps = {
  readonly name: string;
  readonly metrics: ServiceMetrics;
  readonly email: string | undefined;
  readonly key: StageKey | undefined;
};

/** Its table has a row for each alarm: what it means, and where to look. */
const runbook = 'docs/deploy.md#when-something-fails';

/** The alarms that notify a person. */
export class Alarms extends Construct {
  readonly topic: AlarmTopic;
  readonly rollback: readonly Alarm[];

  constructor(scope: Construct, id: string, { name, metrics, email, key }: AlarmsProps) {
    super(scope, id);
    this.topic = new AlarmTopic(this, 'Topic', { name: `${name}-alarms`, key });
    if (email !== undefined) this.topic.topic.addSubscription(new EmailSubscription(email));
    this.rollback = rollbackRules(metrics).map((rule) => this.alarm(name, rule));
    for (const rule of otherRules(metrics)) this.alarm(name, rule);
  }

  private alarm(prefix: string, { id, metric, threshold, periods, outOf, below, meaning }: AlarmRule): Alarm {
    const alarm = new Alarm(this, id, {
      alarmName: `${prefix}-${id}`,
      alarmDescription: `${meaning} What to do: ${runbook}`,
      metric,
      threshold,
      comparisonOperator: below
        ? ComparisonOperator.LESS_THAN_THRESHOLD
        : ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      evaluationPeriods: outOf ?? 5,
      datapointsToAlarm: periods,
      treatMissingData: below ? TreatMissingData.BREACHING : TreatMissingData.NOT_BREACHING,
    });
    alarm.addAlarmAction(new SnsAction(this.topic.topic));
    return alarm;
  }
}
