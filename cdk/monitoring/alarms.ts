import { Alarm, ComparisonOperator, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { StageKey } from '#cdk/data/stage-key';
import { namesOf } from '#cdk/jobs/job';
import type { ScheduleJob } from '#cdk/jobs/schedule-job';
import { AlarmTopic } from '#cdk/monitoring/alarm-topic';
import { periodOf, type ServiceMetrics } from '#cdk/monitoring/service-metrics';

export type AlarmsProps = {
  readonly name: string;
  readonly metrics: ServiceMetrics;
  readonly email: string | undefined;
  readonly key: StageKey | undefined;
};

type AlarmRule = {
  readonly id: string;
  readonly metric: IMetric;
  readonly threshold: number;
  /** The number of periods over the threshold. A period is a minute unless the metric has another. */
  readonly periods: number;
  /** The number of latest periods that are evaluated; 5 by default. */
  readonly outOf?: number;
  /** The alarm is raised below the threshold, and without data. */
  readonly below?: true;
  readonly meaning: string;
};

/** An alarm of these takes a deployment back. */
const rollbackRules = ({ serverErrors, functionErrors, p99Latency }: ServiceMetrics): readonly AlarmRule[] => [
  {
    id: 'ServerErrors',
    metric: serverErrors,
    threshold: 3,
    periods: 2,
    meaning: 'Requests are answered with 5xx.',
  },
  {
    id: 'FunctionErrors',
    metric: functionErrors,
    threshold: 1,
    periods: 1,
    meaning: 'A function gave no answer: it threw, ran out of time or memory, or was throttled.',
  },
  {
    id: 'SlowReplies',
    metric: p99Latency,
    threshold: 3_000,
    periods: 3,
    meaning: 'One request in a hundred takes longer than three seconds.',
  },
];

const throttlingRules = ({ throttled, tableThrottled }: ServiceMetrics): readonly AlarmRule[] => [
  {
    id: 'Throttled',
    metric: throttled,
    threshold: 50,
    periods: 3,
    meaning: 'The gateway throttles requests.',
  },
  {
    id: 'TableThrottled',
    metric: tableThrottled,
    threshold: 10,
    periods: 2,
    meaning: 'The table throttles requests: they exceed its maximum units, or one item gets too many of them.',
  },
];

const paymentRules = ({ paymentsDiffering }: ServiceMetrics): readonly AlarmRule[] => [
  {
    id: 'PaymentsDiffering',
    metric: paymentsDiffering,
    threshold: 1,
    periods: 1,
    meaning: 'The payment provider moved another amount or currency than it was asked to; the order is on hold.',
  },
];

/** A period of its metrics has one run. */
const isDaily = (job: ScheduleJob['job']): boolean => periodOf(job).toMinutes() < 2 * job.trigger.everyMinutes;

const jobRules = ({ streamAges, deadLetters, overdue, completedRuns }: ServiceMetrics): readonly AlarmRule[] => [
  ...streamAges.map(({ job, metric }) => ({
    id: namesOf(job).lateAlarm,
    metric,
    threshold: 60_000,
    periods: 2,
    meaning: `${job.id} is more than a minute behind the table.`,
  })),
  ...deadLetters.map(({ job, metric }) => ({
    id: namesOf(job).deadLetters,
    metric,
    threshold: 1,
    periods: 1,
    meaning: `${job.id} failed on every attempt; its queue holds what to process again: npm run redrive.`,
  })),
  ...overdue.map(({ job, metric }) => ({
    id: job.names.overdue,
    metric,
    threshold: 1,
    // A sweep takes what it has left again in its next run; what a daily job finds is not found a second time.
    ...(isDaily(job) ? { periods: 1, outOf: 1 } : { periods: 2, outOf: 2 }),
    meaning: job.overdueMeaning,
  })),
  ...completedRuns.map(({ job, metric }) => ({
    id: namesOf(job).lateAlarm,
    metric,
    threshold: 1,
    below: true as const,
    periods: 2,
    outOf: 2,
    meaning: `${job.id} has completed no run for ${2 * periodOf(job).toMinutes()} minutes.`,
  })),
];

/** The alarms that notify a person. */
export class Alarms extends Construct {
  readonly topic: AlarmTopic;
  readonly rollback: readonly Alarm[];

  constructor(scope: Construct, id: string, { name, metrics, email, key }: AlarmsProps) {
    super(scope, id);
    this.topic = new AlarmTopic(this, 'Topic', { name: `${name}-alarms`, key });
    if (email !== undefined) this.topic.topic.addSubscription(new EmailSubscription(email));
    this.rollback = rollbackRules(metrics).map((rule) => this.alarm(name, rule));
    for (const rule of [...throttlingRules(metrics), ...paymentRules(metrics), ...jobRules(metrics)])
      this.alarm(name, rule);
  }

  private alarm(prefix: string, { id, metric, threshold, periods, outOf, below, meaning }: AlarmRule): Alarm {
    const alarm = new Alarm(this, id, {
      alarmName: `${prefix}-${id}`,
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
  }
}
