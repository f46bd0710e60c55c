import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { table } from '#adapters/dynamodb/table';
import type { ShopUserPool } from '#cdk/access/user-pool';
import type { AccessLog } from '#cdk/api/access-log';
import type { DeployedJob } from '#cdk/jobs/deployed-jobs';
import type { EventsJob } from '#cdk/jobs/events-job';
import { ScheduleJob } from '#cdk/jobs/schedule-job';
import { StreamJob } from '#cdk/jobs/stream-job';
import type { Stage } from '#cdk/stage';

export type ServiceMetricsProps = {
  readonly stage: Stage;
  /** Namespace of the metrics that are counted from the access log, and of those that functions count. */
  readonly namespace: string;
  readonly api: { readonly apiId: string; readonly stageName: string; readonly log: AccessLog };
  readonly apiName: string;
  readonly tableName: string;
  readonly userPool: Pick<ShopUserPool, 'poolId' | 'webClientId'>;
  readonly jobs: readonly DeployedJob[];
};

/** A metric of one job. */
export type JobMetric<Deployed extends DeployedJob, Measured extends IMetric> = {
  readonly job: Deployed['job'];
  readonly metric: Measured;
};

const period = Duration.minutes(1);

/** In percent of all requests. No data without requests. `from`: fewer than these in a minute are no share. */
const shareOf = (label: string, part: IMetric, requests: IMetric, from = 1): IMetric =>
  new MathExpression({
    label,
    period,
    expression: `IF(FILL(part, 0) >= ${from}, 100 * part / requests, 0)`,
    usingMetrics: { part, requests },
  });

/** The concurrent functions of the account and region, in percent of its quota. */
const accountConcurrency = (): IMetric => {
  const used = new Metric({
    namespace: 'AWS/Usage',
    metricName: 'ResourceCount',
    statistic: 'Maximum',
    period,
    dimensionsMap: { Service: 'Lambda', Type: 'Resource', Resource: 'ConcurrentExecutions', Class: 'None' },
  });
  const expression = '100 * used / SERVICE_QUOTA(used)';
  return new MathExpression({ label: 'Concurrent functions', period, expression, usingMetrics: { used } });
};

/** Sign-ins and renewals of tokens at the client of the pages. */
const signInsThrottled = (UserPool: string, UserPoolClient: string): IMetric => {
  const throttled = (metricName: string) =>
    new Metric({
      namespace: 'AWS/Cognito',
      metricName,
      statistic: 'Sum',
      period,
      dimensionsMap: { UserPool, UserPoolClient },
    });
  return new MathExpression({
    label: 'Throttled sign-ins',
    period,
    expression: 'FILL(signIns, 0) + FILL(renewals, 0)',
    usingMetrics: { signIns: throttled('SignInThrottles'), renewals: throttled('TokenRefreshThrottles') },
  });
};

/** SES counts by account and region. */
const reputation = (metricName: string): Metric =>
  new Metric({ namespace: 'AWS/SES', metricName, statistic: 'Average', period: Duration.hours(1) });

/** CloudWatch counts reads and writes, table and index separately, and has no data while nothing is throttled. */
const tableThrottled = (TableName: string): IMetric => {
  const throttled = (metricName: string, index?: { readonly GlobalSecondaryIndexName: string }) =>
    new Metric({
      namespace: 'AWS/DynamoDB',
      metricName,
      statistic: 'Sum',
      period,
      dimensionsMap: { TableName, ...index },
    });
  const index = { GlobalSecondaryIndexName: table.index.name };
  return new MathExpression({
    label: 'ThrottleEvents',
    period,
    expression: 'FILL(reads, 0) + FILL(writes, 0) + FILL(indexReads, 0) + FILL(indexWrites, 0)',
    usingMetrics: {
      reads: throttled('ReadThrottleEvents'),
      writes: throttled('WriteThrottleEvents'),
      indexReads: throttled('ReadThrottleEvents', index),
      indexWrites: throttled('WriteThrottleEvents', index),
    },
  });
};

/** The longest period of a metric, in minutes. */
const longestPeriod = 24 * 60;

/** The period of a schedule's metrics: of two runs, so that each holds at least one, but at most a day. */
export const periodOf = ({ trigger }: ScheduleJob['job']): Duration =>
  Duration.minutes(Math.min(2 * trigger.everyMinutes, longestPeriod));

/** A count of the functions; no data while it is zero. */
const counted = (namespace: string, metricName: string, every: Duration): Metric =>
  new Metric({ namespace, metricName, statistic: 'Sum', period: every, dimensionsMap: { service: 'orders' } });

/** The orders that a sweep postponed or failed to change. */
const overdue = (namespace: string, { job }: ScheduleJob): Metric =>
  counted(namespace, job.names.overdue, periodOf(job));

/** Lambda counts both for nothing. */
const completedRuns = ({ job, function: { code } }: ScheduleJob): IMetric => {
  const runs = (metricName: string) =>
    new Metric({
      namespace: 'AWS/Lambda',
      metricName,
      statistic: 'Sum',
      period: periodOf(job),
      dimensionsMap: { FunctionName: code.functionName },
    });
  return new MathExpression({
    label: `Completed runs of ${job.id}`,
    period: periodOf(job),
    expression: 'runs - errors',
    usingMetrics: { runs: runs('Invocations'), errors: runs('Errors') },
  });
};

const iteratorAge = ({ function: { name } }: StreamJob): Metric =>
  new Metric({
    namespace: 'AWS/Lambda',
    metricName: 'IteratorAge',
    statistic: 'Maximum',
    period,
    dimensionsMap: { FunctionName: name },
  });

const waitingMessages = (QueueName: string): Metric =>
  new Metric({
    namespace: 'AWS/SQS',
    metricName: 'ApproximateNumberOfMessagesVisible',
    statistic: 'Maximum',
    period,
    dimensionsMap: { QueueName },
  });

/** The metrics of this stage, each over all functions unless it belongs to a job. */
export class ServiceMetrics extends Construct {
  readonly requests: Metric;
  readonly clientErrors: Metric;
  readonly serverErrors: Metric;
  readonly medianLatency: Metric;
  readonly p99Latency: Metric;
  readonly throttled: Metric;
  readonly functionErrors: Metric;
  /** Throttled requests of the table and its index. */
  readonly tableThrottled: IMetric;
  /** Shares are in percent of the requests. */
  readonly serverErrorShare: IMetric;
  readonly functionErrorShare: IMetric;
  readonly throttledShare: IMetric;
  readonly accountConcurrency: IMetric;
  readonly accountThrottled: Metric;
  /** Undefined where nobody signs in at pages. */
  readonly signInsThrottled: IMetric | undefined;
  /** Undefined for a stage that sends no mail. */
  readonly letters: { readonly bounceRate: Metric; readonly complaintRate: Metric } | undefined;
  /** The orders that were placed in these minutes. */
  readonly quiet: { readonly minutes: number; readonly placed: Metric } | undefined;
  /** Payments that are not what was asked for. */
  readonly paymentsDiffering: Metric;
  /** Age of the oldest change that a stream job has not processed, in milliseconds. */
  readonly streamAges: readonly JobMetric<StreamJob, Metric>[];
  /** Number of messages in a job's dead-letter queue. */
  readonly deadLetters: readonly JobMetric<StreamJob | EventsJob, Metric>[];
  readonly overdue: readonly JobMetric<ScheduleJob, Metric>[];
  readonly completedRuns: readonly JobMetric<ScheduleJob, IMetric>[];

  constructor(scope: Construct, id: string, props: ServiceMetricsProps) {
    super(scope, id);
    const { stage, namespace, api, apiName, tableName, userPool, jobs } = props;
    const isHttp = stage.api === 'http';
    const gateway = (metricName: string, statistic: string) =>
      new Metric({
        namespace: 'AWS/ApiGateway',
        metricName,
        statistic,
        period,
        dimensionsMap: isHttp ? { ApiId: api.apiId } : { ApiName: apiName },
      });
    /** Lambda counts errors by function, and an alarm takes at most ten metrics. The access log has all of them. */
    const fromAccessLog = (metricName: string, pattern: string) => {
      new MetricFilter(this, metricName, {
        logGroup: api.log.group,
        metricNamespace: namespace,
        metricName,
        metricValue: '1',
        filterPattern: FilterPattern.literal(pattern),
      });
      return new Metric({ namespace, metricName, statistic: 'Sum', period });
    };
    this.requests = gateway('Count', 'Sum');
    this.clientErrors = gateway(isHttp ? '4xx' : '4XXError', 'Sum');
    this.serverErrors = gateway(isHttp ? '5xx' : '5XXError', 'Sum');
    this.medianLatency = gateway('Latency', 'p50');
    this.p99Latency = gateway('Latency', 'p99');
    this.throttled = fromAccessLog('ThrottledRequests', '{ $.status = 429 }');
    this.functionErrors = fromAccessLog(
      'FunctionErrors',
      '{ $.status >= 500 && ($.functionStatus = "-" || $.gatewaySaid != "-") }',
    );
    this.tableThrottled = tableThrottled(tableName);
    this.serverErrorShare = shareOf('Server errors', this.serverErrors, this.requests, 3);
    this.functionErrorShare = shareOf('Function errors', this.functionErrors, this.requests);
    this.throttledShare = shareOf('Throttled requests', this.throttled, this.requests, 50);
    this.accountConcurrency = accountConcurrency();
    this.accountThrottled = new Metric({
      namespace: 'AWS/Lambda',
      metricName: 'Throttles',
      statistic: 'Sum',
      period,
    });
    this.signInsThrottled =
      userPool.webClientId === undefined ? undefined : signInsThrottled(userPool.poolId, userPool.webClientId);
    this.letters =
      stage.mail === undefined
        ? undefined
        : { bounceRate: reputation('Reputation.BounceRate'), complaintRate: reputation('Reputation.ComplaintRate') };
    this.quiet =
      stage.quietMinutes === undefined
        ? undefined
        : {
            minutes: stage.quietMinutes,
            placed: counted(namespace, 'OrdersPlaced', Duration.minutes(stage.quietMinutes)),
          };
    this.paymentsDiffering = counted(namespace, 'PaymentsDiffering', period);
    this.streamAges = jobs.flatMap((deployed) =>
      deployed instanceof StreamJob ? [{ job: deployed.job, metric: iteratorAge(deployed) }] : [],
    );
    this.deadLetters = jobs.flatMap((deployed) =>
      deployed instanceof ScheduleJob
        ? []
        : [{ job: deployed.job, metric: waitingMessages(deployed.deadLetters.name) }],
    );
    this.overdue = jobs.flatMap((deployed) =>
      deployed instanceof ScheduleJob ? [{ job: deployed.job, metric: overdue(namespace, deployed) }] : [],
    );
    this.completedRuns = jobs.flatMap((deployed) =>
      deployed instanceof ScheduleJob ? [{ job: deployed.job, metric: completedRuns(deployed) }] : [],
    );
  }
}
