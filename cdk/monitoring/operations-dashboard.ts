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
  /** Those that serve, and the jobs. */
  readonly functions: readonly ServiceFunction[];
  readonly tableName: string;
};

const period = Duration.minutes(1);

/**
 * What is counted of the business: a new kind of event is in the picture by itself, and so is a currency. A namespace with
 * a hyphen is read as one name in quotes alone.
 */
const counted = (namespace: string, dimensions: readonly string[], terms: string): MathExpression => {
  const schema = [`"${namespace}"`, ...dimensions].join(',');
  return new MathExpression({
    label: '',
    period,
    expression: `SEARCH('{${schema}} ${terms}', 'Sum', 60)`,
    usingMetrics: {},
  });
};

/**
 * A line for each function, by its name. A search would be shorter and cannot be had: one in quotes finds whole names only,
 * and one without finds the words of a name, which are those of `order-service-prod2-…` too.
 */
const ofEach = (functions: readonly ServiceFunction[], metricName: string, statistic: string): Metric[] =>
  functions.map(
    ({ name, alias }) =>
      new Metric({
        ...{ namespace: 'AWS/Lambda', metricName, statistic, period, label: name },
        dimensionsMap: { FunctionName: alias.lambda.functionName },
      }),
  );

const metricsOf = (jobMetrics: readonly { readonly metric: IMetric }[]): IMetric[] =>
  jobMetrics.map(({ metric }) => metric);

/** Under ids by which `METRICS("id")` finds all of them. */
const under = (id: string, metrics: readonly IMetric[]): Readonly<Record<string, IMetric>> =>
  Object.fromEntries(metrics.map((metric, index) => [`${id}${index}`, metric]));

type Costing = {
  readonly requests: IMetric;
  readonly calls: readonly IMetric[];
  readonly durations: readonly IMetric[];
  readonly reads: IMetric;
  readonly writes: IMetric;
};

/**
 * What gateway, functions and table ask for an hour like this minute, by the list: functions as if each had a gigabyte,
 * and without what is stored, logged and sent.
 */
const dollarsAnHour = ({ requests, calls, durations, reads, writes }: Costing): MathExpression => {
  const { httpApiRequest, functionRequest, writeUnit, readUnit } = prices.perMillion;
  const millions = [
    `${httpApiRequest} * FILL(requests, 0)`,
    `${functionRequest} * FILL(SUM(METRICS("calls")), 0)`,
    `${writeUnit} * FILL(writes, 0)`,
    `${readUnit} * FILL(reads, 0)`,
  ];
  const gigabyteSeconds = `${prices.functionGigabyteSecond} * FILL(SUM(METRICS("durations")), 0) / 1000`;
  return new MathExpression({
    label: `Dollars an hour, ${prices.region}, ${prices.asOf}`,
    period,
    expression: `60 * ((${millions.join(' + ')}) / 1000000 + ${gigabyteSeconds})`,
    usingMetrics: { requests, reads, writes, ...under('calls', calls), ...under('durations', durations) },
  });
};

const graph = (title: string, left: IMetric[], width = 8): GraphWidget =>
  new GraphWidget({ title, left, width, height: 6 });

/** What happens in the shop and how the service fares, on one page. */
export class OperationsDashboard extends Construct {
  constructor(scope: Construct, id: string, props: OperationsDashboardProps) {
    super(scope, id);
    const { name, metrics, namespace, functions, tableName } = props;
    const ofTable = (metricName: string) =>
      new Metric({
        ...{ namespace: 'AWS/DynamoDB', metricName, statistic: 'Sum', period },
        dimensionsMap: { TableName: tableName },
      });
    const reads = ofTable('ConsumedReadCapacityUnits');
    const writes = ofTable('ConsumedWriteCapacityUnits');
    const calls = ofEach(functions, 'Invocations', 'Sum');
    const durations = ofEach(functions, 'Duration', 'Sum');
    const cost = dollarsAnHour({ requests: metrics.requests, calls, durations, reads, writes });
    new Dashboard(this, 'Dashboard', {
      dashboardName: name,
      defaultInterval: Duration.hours(3),
      widgets: [
        [
          graph('Orders a minute, by what happened', [counted(namespace, ['service'], 'service="orders"')], 12),
          graph(
            'Amount placed, minor units by currency',
            [counted(namespace, ['service', 'currency'], 'MetricName="PlacedAmount"')],
            12,
          ),
        ],
        [
          graph('Requests', [metrics.requests, metrics.clientErrors, metrics.serverErrors]),
          graph('Answered after, in ms', [metrics.medianLatency, metrics.p99Latency]),
          graph('Turned away, and not answered', [metrics.throttled, metrics.functionErrors, metrics.tableThrottled]),
        ],
        [
          graph('Errors by function', ofEach(functions, 'Errors', 'Sum')),
          graph('Duration p99 by function', ofEach(functions, 'Duration', 'p99')),
          graph('At once by function', ofEach(functions, 'ConcurrentExecutions', 'Maximum')),
        ],
        [
          graph('What costs: units of the table', [reads, writes]),
          graph('What costs: calls of functions', calls),
          graph('What waits: dead letters, overdue orders', [...metricsOf(metrics.deadLetters), metrics.overdueOrders]),
        ],
        [
          graph('Stream jobs behind the table, in ms', metricsOf(metrics.streamAges)),
          graph('What it costs by use', [cost]),
          new TextWidget({
            width: 8,
            height: 6,
            markdown:
              'Costs follow requests, calls of functions with their duration, and units of the table. A line of the access log leads to the line of the function by `requestId`.',
          }),
        ],
      ],
    });
  }
}
