import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { StageKey } from '#cdk/data/stage-key';
import { AlarmTopic } from '#cdk/monitoring/alarm-topic';
import type { ServiceMetrics } from '#cdk/monitoring/service-metrics';

export type AlarmsProps = {
  readonly name: string;
  readonly metrics: ServiceMetrics;
  readonly email: string | undefined;
  readonly key: StageKey | undefined;
};

type Watched = {
  readonly id: string;
  readonly metric: IMetric;
  readonly threshold: number;
  /** For how many of the last periods, which are minutes where nothing else is said. */
  readonly periods: number;
  /** How many the last ones are, where not five. */
  readonly outOf?: number;
  /** Rings below the threshold, and where nothing is measured. */
  readonly below?: true;
  readonly meaning: string;
};

const watchedIn = (metrics: ServiceMetrics): readonly Watched[] => [
  {
    id: 'ServerErrors',
    metric: metrics.serverErrors,
    threshold: 3,
    periods: 2,
    meaning: 'Requests are answered with 5xx.',
  },
  {
    id: 'FunctionErrors',
    metric: metrics.functionErrors,
    threshold: 1,
    periods: 1,
    meaning: 'A function gave no answer: it threw, ran out of time or memory, or no place was left for it.',
  },
  {
    id: 'SlowReplies',
    metric: metrics.slowest,
    threshold: 3_000,
    periods: 3,
    meaning: 'One request of a hundred takes longer than three seconds.',
  },
  {
    id: 'Throttled',
    metric: metrics.throttled,
    threshold: 50,
    periods: 3,
    meaning: 'The gateway turns requests away.',
  },
  {
    id: 'TableThrottled',
    metric: metrics.tableThrottled,
    threshold: 10,
    periods: 2,
    meaning: 'The table turns requests away: its maximal units are reached, or one item is asked too often.',
  },
  {
    id: 'StreamBehind',
    metric: metrics.streamAge,
    threshold: 60_000,
    periods: 2,
    meaning: 'What is committed is published more than a minute late.',
  },
  ...Object.entries(metrics.deadLetters).map(([called, metric]) => ({
    id: called,
    metric,
    threshold: 1,
    periods: 1,
    meaning: 'Something failed for good and waits in its queue: npm run redrive.',
  })),
  {
    id: 'OverdueOrders',
    metric: metrics.overdue,
    threshold: 1,
    periods: 2,
    // Each is ten minutes and holds two sweeps.
    outOf: 2,
    meaning: 'Orders that nobody paid in time keep their stock: sweeps cannot end them.',
  },
  {
    id: 'NoSweeps',
    metric: metrics.sweeps,
    threshold: 1,
    below: true,
    periods: 2,
    outOf: 2,
    meaning: 'No sweep came to its end for twenty minutes: orders that nobody pays in time keep their stock.',
  },
];

/** What somebody should be woken for. The first three also take a deployment back. */
export class Alarms extends Construct {
  readonly topic: AlarmTopic;
  readonly rollback: readonly Alarm[];

  constructor(scope: Construct, id: string, { name, metrics, email, key }: AlarmsProps) {
    super(scope, id);
    this.topic = new AlarmTopic(this, 'Topic', { name: `${name}-alarms`, key });
    if (email !== undefined) this.topic.topic.addSubscription(new EmailSubscription(email));
    const alarms = watchedIn(metrics).map(({ id: alarmId, metric, threshold, periods, outOf, below, meaning }) => {
      const alarm = new Alarm(this, alarmId, {
        alarmName: `${name}-${alarmId}`,
        alarmDescription: meaning,
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
    });
    this.rollback = alarms.slice(0, 3);
  }
}
