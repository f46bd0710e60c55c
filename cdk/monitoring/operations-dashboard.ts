import { Duration } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, MathExpression, Metric, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { ServiceFunction } from '#cdk/functions/service-function';
import { prices } from '#cdk/monitoring/prices';
import type { ServiceMetrics } from '#cdk/monitoring/service-metrics';

export type OperationsDashboardProps = {
  readonly name: string;
  readonly metrics: ServiceMetrics;
  readonly namespace: string;
  /** The functions of operations and jobs. */
  readonly functions: readonly ServiceFunction[];
  readonly tableName: string;
};

const period = Duration.minutes(1);

/**
 * A search over the metrics that functions count: it finds a new type of event or a new currency by itself. A namespace
 * with a hyphen needs quotes.
 */
const search = (namespace: string, dimensions: readonly string[], terms: string): MathExpression => {
  const schema = [`"${namespace}"`, ...dimensions].join(',');
  return new MathExpression({
    label: '',
    period,
    expression: `SEARCH('{${schema}} ${terms}', 'Sum', 60)`,
    usingMetrics: {},
  });
};

/**
 * A line for each function. A search cannot select them: a quoted term finds whole names only, and an unquoted one finds
 * words, which match the functions of `order-service-prod2-…` too.
 */
const byFunction = (functions: readonly ServiceFunction[], metricName: string, statistic: string): Metric[] =>
  functions.map(
    ({ name, functionName }) =>
      new Metric({
        ...{ namespace: 'AWS/Lambda', metricName, statistic, period, label: name },
        dimensionsMap: { FunctionName: functionName },
      }),
  );

const metricsOf = (jobMetrics: readonly { readonly metric: IMetric }[]): IMetric[] =>
  jobMetrics.map(({ metric }) => metric);

/** Metrics by the ids that `METRICS("id")` finds. */
const numbered = (id: string, metrics: readonly IMetric[]): Readonly<Record<string, IMetric>> =>
  Object.fromEntries(metrics.map((metric, index) => [`${id}${index}`, metric]));

type CostMetrics = {
  readonly requests: IMetric;
  readonly calls: readonly IMetric[];
  readonly durations: readonly IMetric[];
  readonly reads: IMetric;
  readonly writes: IMetric;
};

/**
 * The list price of an hour like this minute: requests, functions as if each had a gigabyte, and units of the table.
 * Storage, logs, events and mail are not in it.
 */
const dollarsPerHour = ({ requests, calls, durations, reads, writes }: CostMetrics): MathExpression => {
  const { httpApiRequest, functionRequest, writeUnit, readUnit } = prices.perMillion;
  const millions = [
    `${httpApiRequest} * FILL(requests, 0)`,
    `${functionRequest} * FILL(SUM(METRICS("calls")), 0)`,
    `${writeUnit} * FILL(writes, 0)`,
    `${readUnit} * FILL(reads, 0)`,
  ];
  const gigabyteSeconds = `${prices.functionGigabyteSecond} * FILL(SUM(METRICS("durations")), 0) / 1000`;
  return new MathExpression({
    label: `Dollars per hour, ${prices.region}, ${prices.asOf}`,
    period,
    expression: `60 * ((${millions.join(' + ')}) / 1000000 + ${gigabyteSeconds})`,
    usingMetrics: { requests, reads, writes, ...numbered('calls', calls), ...numbered('durations', durations) },
  });
};

const graph = (title: string, left: IMetric[], width = 8): GraphWidget =>
  new GraphWidget({ title, left, width, height: 6 });

/** One page of the shop's events, the service's health and its cost. */
export class OperationsDashboard extends Construct {
  constructor(scope: Construct, id: string, props: OperationsDashboardProps) {
    super(scope, id);
    const { name, metrics, namespace, functions, tableName } = props;
    const tableMetric = (metricName: string) =>
      new Metric({
        ...{ namespace: 'AWS/DynamoDB', metricName, statistic: 'Sum', period },
        dimensionsMap: { TableName: tableName },
      });
    const reads = tableMetric('ConsumedReadCapacityUnits');
    const writes = tableMetric('ConsumedWriteCapacityUnits');
    const calls = byFunction(functions, 'Invocations', 'Sum');
    const durations = byFunction(functions, 'Duration', 'Sum');
    const cost = dollarsPerHour({ requests: metrics.requests, calls, durations, reads, writes });
    new Dashboard(this, 'Dashboard', {
      dashboardName: name,
      defaultInterval: Duration.hours(3),
      widgets: [
        [
          graph('Events of orders per minute', [search(namespace, ['service'], 'service="orders"')], 12),
          graph(
            'Amount placed, minor units by currency',
            [search(namespace, ['service', 'currency'], 'MetricName="PlacedAmount"')],
            12,
          ),
        ],
        [
          graph('Requests', [metrics.requests, metrics.clientErrors, metrics.serverErrors]),
          graph('Latency, in ms', [metrics.medianLatency, metrics.p99Latency]),
          graph('Throttled requests and function errors', [
            metrics.throttled,
            metrics.functionErrors,
            metrics.tableThrottled,
          ]),
        ],
        [
          graph('Errors by function', byFunction(functions, 'Errors', 'Sum')),
          graph('Duration p99 by function', byFunction(functions, 'Duration', 'p99')),
          graph('Concurrency by function', byFunction(functions, 'ConcurrentExecutions', 'Maximum')),
        ],
        [
          graph('Cost: capacity units of the table', [reads, writes]),
          graph('Cost: invocations of functions', calls),
          graph('Dead letters and overdue orders', [...metricsOf(metrics.deadLetters), ...metricsOf(metrics.overdue)]),
        ],
        [
          graph('Stream jobs: age of the oldest change, in ms', metricsOf(metrics.streamAges)),
          graph('Cost per hour', [cost]),
          new TextWidget({
            width: 8,
            height: 6,
            markdown:
              'The cost follows from requests, invocations and durations of functions, and capacity units of the table. The `requestId` of a line in the access log is in the line of the function too.',
          }),
        ],
      ],
    });
  }
}
