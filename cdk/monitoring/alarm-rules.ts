import type { IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { namesOf } from '#cdk/jobs/job';
import type { ScheduleJob } from '#cdk/jobs/schedule-job';
import { periodOf, type ServiceMetrics } from '#cdk/monitoring/service-metrics';

export type AlarmRule = {
  readonly id: string;
  readonly metric: IMetric;
  readonly threshold: number;
  /** The number of periods over the threshold. A period is a minute unless the metric has another. */
  readonly periods: number;
  /** The number of latest periods that are evaluated; 5 by default. */
  readonly outOf?: number;
  /** The alarm is raised below the threshold, and without data. */
  readonly below?: true;
  /** It takes a deployment back that is under way. */
  readonly takesBack?: true;
  readonly meaning: string;
};

/** Shares are in percent of the requests. */
const rollbackRules = ({ serverErrorShare, functionErrorShare, p99Latency }: ServiceMetrics): readonly AlarmRule[] => [
  {
    id: 'ServerErrors',
    takesBack: true,
    metric: serverErrorShare,
    threshold: 1,
    periods: 2,
    meaning: 'One request in a hundred, and at least three in a minute, is answered with 5xx.',
  },
  {
    id: 'FunctionErrors',
    takesBack: true,
    metric: functionErrorShare,
    threshold: 0.1,
    periods: 1,
    meaning:
      'For one request in a thousand a function gave no answer: it threw, ran out of time or memory, or was throttled.',
  },
  {
    id: 'SlowReplies',
    takesBack: true,
    metric: p99Latency,
    threshold: 3_000,
    periods: 3,
    meaning: 'One request in a hundred takes longer than three seconds.',
  },
];

const throttlingRules = ({ throttledShare, tableThrottled }: ServiceMetrics): readonly AlarmRule[] => [
  {
    id: 'Throttled',
    metric: throttledShare,
    threshold: 5,
    periods: 3,
    meaning: 'The gateway throttles one request in twenty, and at least fifty in a minute.',
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

const accountRules = ({ accountConcurrency, accountThrottled }: ServiceMetrics): readonly AlarmRule[] => [
  {
    id: 'AccountConcurrency',
    metric: accountConcurrency,
    threshold: 80,
    periods: 3,
    meaning: 'The functions of this account and region use 80 % of the quota of concurrent functions.',
  },
  {
    id: 'AccountThrottled',
    metric: accountThrottled,
    threshold: 10,
    periods: 2,
    meaning: 'Lambda throttles functions of this account and region.',
  },
];

/** Letters, sign-ins and orders: customers notice them, and the API does not tell. */
const customerRules = ({ letters, signInsThrottled, quiet }: ServiceMetrics): readonly AlarmRule[] => [
  ...(letters === undefined
    ? []
    : [
        {
          id: 'LettersBounce',
          metric: letters.bounceRate,
          threshold: 0.05,
          periods: 1,
          outOf: 1,
          meaning: 'Of the letters that this account sends, 5 % bounce. SES reviews an account from there on.',
        },
        {
          id: 'LettersComplained',
          metric: letters.complaintRate,
          threshold: 0.001,
          periods: 1,
          outOf: 1,
          meaning: 'One letter in a thousand is marked as spam. SES reviews an account from there on.',
        },
      ]),
  ...(signInsThrottled === undefined
    ? []
    : [
        {
          id: 'SignInsThrottled',
          metric: signInsThrottled,
          threshold: 10,
          periods: 2,
          meaning: 'Cognito throttles sign-ins of customers and staff.',
        },
      ]),
  ...(quiet === undefined
    ? []
    : [
        {
          id: 'NoOrders',
          metric: quiet.placed,
          threshold: 1,
          below: true as const,
          periods: 1,
          outOf: 1,
          meaning: `No order has been placed for ${quiet.minutes} minutes.`,
        },
      ]),
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

/** Of the service itself. */
export const serviceRules = (metrics: ServiceMetrics): readonly AlarmRule[] =>
  [rollbackRules, throttlingRules, paymentRules, jobRules].flatMap((rulesOf) => rulesOf(metrics));

/** Of the account, and of letters, sign-ins and orders. */
export const surroundingRules = (metrics: ServiceMetrics): readonly AlarmRule[] => [
  ...accountRules(metrics),
  ...customerRules(metrics),
];
