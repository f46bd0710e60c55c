import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { StageKey } from '#cdk/data/stage-key';
import { type AlarmRule, serviceRules } from '#cdk/monitoring/alarm-rules';
import { AlarmTopic } from '#cdk/monitoring/alarm-topic';
import type { ServiceMetrics } from '#cdk/monitoring/service-metrics';

/** Its table has a row for each alarm: what it means, and where to look. */
export const runbook = 'docs/deploy.md#when-something-fails';

/** `prefix`: of the alarm's name. */
export const createAlarm = (
  scope: Construct,
  prefix: string,
  topic: ITopic,
  { id, metric, threshold, periods, outOf, below, meaning }: AlarmRule,
): Alarm => {
  const alarm = new Alarm(scope, id, {
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
  alarm.addAlarmAction(new SnsAction(topic));
  return alarm;
};

export type AlarmsProps = {
  readonly name: string;
  readonly metrics: ServiceMetrics;
  readonly email: string | undefined;
  readonly key: StageKey | undefined;
};

/** The alarms of the service, which notify a person. */
export class Alarms extends Construct {
  readonly topic: ITopic;
  /** Those that take a deployment back. */
  readonly rollback: readonly Alarm[];

  constructor(scope: Construct, id: string, { name, metrics, email, key }: AlarmsProps) {
    super(scope, id);
    const { topic } = new AlarmTopic(this, 'Topic', { name: `${name}-alarms`, key });
    if (email !== undefined) topic.addSubscription(new EmailSubscription(email));
    this.topic = topic;
    const alarms = serviceRules(metrics).map((rule) => ({ rule, alarm: createAlarm(this, name, topic, rule) }));
    this.rollback = alarms.filter(({ rule }) => rule.takesBack).map(({ alarm }) => alarm);
  }
}
