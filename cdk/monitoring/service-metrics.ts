import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { table } from '#adapters/dynamodb/table';
import { expireOrdersJob } from '#adapters/lambda/jobs';
import type { AccessLog } from '#cdk/api/access-log';
import type { Stage } from '#cdk/stage';

export type ServiceMetricsProps = {
  readonly stage: Stage;
  /** Where what is counted from the access log goes, beside what the functions count. */
  readonly namespace: string;
  readonly api: { readonly apiId: string; readonly stageName: string; readonly log: AccessLog };
  readonly apiName: string;
  readonly tableName: string;
  /** The functions that publish changes and sweep, and the queues of what failed for good, by what each is called. */
  readonly publisherName: string;
  readonly sweeperName: string;
  readonly deadLetters: Readonly<Record<string, string>>;
};

const period = Duration.minutes(1);

/** Counted apart for reads and writes, table and index, and not at all where nothing is turned away. */
const tableThrottled = (TableName: string): IMetric => {
  const counted = (metricName: string, index?: { readonly GlobalSecondaryIndexName: string }) =>
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
      reads: counted('ReadThrottleEvents'),
      writes: counted('WriteThrottleEvents'),
      indexReads: counted('ReadThrottleEvents', index),
      indexWrites: counted('WriteThrottleEvents', index),
    },
  });
};

/** So that none of them falls between. */
const twoSweeps = Duration.minutes(2 * expireOrdersJob.trigger.everyMinutes);

/** By what Lambda counts of itself, which costs nothing. */
const sweepsOf = (FunctionName: string): IMetric => {
  const counted = (metricName: string) =>
    new Metric({
      namespace: 'AWS/Lambda',
      metricName,
      statistic: 'Sum',
      period: twoSweeps,
      dimensionsMap: { FunctionName },
    });
  return new MathExpression({
    label: 'Sweeps',
    period: twoSweeps,
    expression: 'runs - errors',
    usingMetrics: { runs: counted('Invocations'), errors: counted('Errors') },
  });
};

/** The numbers of this stage alone, each of them over all functions. */
export class ServiceMetrics extends Construct {
  readonly requests: Metric;
  readonly clientErrors: Metric;
  readonly serverErrors: Metric;
  readonly usual: Metric;
  readonly slowest: Metric;
  readonly throttled: Metric;
  readonly functionErrors: Metric;
  /** What the table and its index turn away. */
  readonly tableThrottled: IMetric;
  /** How old, in ms, the oldest change is that the publisher is at. */
  readonly streamAge: Metric;
  /** How many wait in each queue. */
  readonly deadLetters: Readonly<Record<string, Metric>>;
  /** What the sweep met and could not end; it does not count none. */
  readonly overdue: Metric;
  /** How many sweeps came to their end. */
  readonly sweeps: IMetric;

  constructor(scope: Construct, id: string, props: ServiceMetricsProps) {
    super(scope, id);
    const { stage, namespace, api, apiName, tableName, publisherName, sweeperName, deadLetters } = props;
    const isHttp = stage.api === 'http';
    const gateway = (metricName: string, statistic: string) =>
      new Metric({
        namespace: 'AWS/ApiGateway',
        metricName,
        statistic,
        period,
        dimensionsMap: isHttp ? { ApiId: api.apiId } : { ApiName: apiName },
      });
    /** Lambda counts errors by function, and an alarm takes ten metrics at most: the access log counts all. */
    const counted = (metricName: string, pattern: string) => {
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
    this.usual = gateway('Latency', 'p50');
    this.slowest = gateway('Latency', 'p99');
    this.throttled = counted('ThrottledRequests', '{ $.status = 429 }');
    this.functionErrors = counted(
      'FunctionErrors',
      '{ $.status >= 500 && ($.functionStatus = "-" || $.gatewaySaid != "-") }',
    );
    this.tableThrottled = tableThrottled(tableName);
    this.streamAge = new Metric({
      namespace: 'AWS/Lambda',
      metricName: 'IteratorAge',
      statistic: 'Maximum',
      period,
      dimensionsMap: { FunctionName: publisherName },
    });
    this.deadLetters = Object.fromEntries(
      Object.entries(deadLetters).map(([called, QueueName]) => [
        called,
        new Metric({
          namespace: 'AWS/SQS',
          metricName: 'ApproximateNumberOfMessagesVisible',
          statistic: 'Maximum',
          period,
          dimensionsMap: { QueueName },
        }),
      ]),
    );
    this.overdue = new Metric({
      namespace,
      metricName: 'OverdueOrders',
      statistic: 'Sum',
      period: twoSweeps,
      dimensionsMap: { service: 'orders' },
    });
    this.sweeps = sweepsOf(sweeperName);
  }
}
